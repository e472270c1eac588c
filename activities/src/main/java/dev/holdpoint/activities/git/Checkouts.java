package dev.holdpoint.activities.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Working copies of commits, one folder for each; {@code origin} is the repository itself. */
final class Checkouts {
    private final Git git;
    private final Mirror mirror;

    Checkouts(Git git, Mirror mirror) {
        this.git = git;
        this.mirror = mirror;
    }

    /**
     * A folder with the commit checked out. One that was made before is used again when no file of
     * the commit was changed in it; files that were built in it may lie there.
     */
    Path of(String commit) {
        for (int number = 1; ; number++) {
            var folder = mirror.folder().resolve(number == 1 ? commit : commit + "-" + number);
            if (!Files.isDirectory(folder)) {
                make(folder, commit);
            }
            if (isClean(folder, commit)) {
                return folder;
            }
        }
    }

    private boolean isClean(Path folder, String commit) {
        var head = git.run(folder, "rev-parse", "--verify", "HEAD");
        return head.exit() == 0
                && head.stdout().strip().equals(commit)
                && git.must(folder, "status", "--porcelain", "--untracked-files=no").isEmpty();
    }

    /** Made aside and moved in place whole, unless somebody else was faster. */
    private void make(Path folder, String commit) {
        try {
            var half = Files.createTempDirectory(mirror.folder(), "half-");
            var bare = mirror.bare().toString();
            git.must(half, "clone", "--quiet", "--no-checkout", "--local", bare, half.toString());
            git.must(half, "remote", "set-url", "origin", mirror.repository());
            git.must(half, "checkout", "--quiet", "--detach", commit);
            move(half, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("making the workspace " + folder, e);
        }
    }

    private static void move(Path half, Path folder) throws IOException {
        try {
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            delete(half);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
