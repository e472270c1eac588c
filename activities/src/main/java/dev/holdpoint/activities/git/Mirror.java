package dev.holdpoint.activities.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bare copy of the repository on this worker, brought up to date before each use. */
final class Mirror {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
    private static final int NAMED = 3;

    /** How long after the limit of its work a git is surely gone. */
    private static final Duration STALE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

    private final Git git;
    private final String repository;
    private final Path folder;

    Mirror(Git git, Path workspaces, String repository) {
        this.git = git;
        this.repository = repository;
        this.folder = made(workspaces.toAbsolutePath().normalize(), repository);
    }

    /** Where the copy and its checkouts lie. */
    Path folder() {
        return folder;
    }

    Path bare() {
        return folder.resolve("repository.git");
    }

    String repository() {
        return repository;
    }

    /** Brings every branch and tag, and forgets those that are gone. */
    void fetch() {
        if (!Files.exists(bare().resolve("HEAD"))) {
            git.must(folder, "init", "--quiet", "--bare", bare().toString());
        }
        unlock();
        git.must(
                bare(),
                "fetch",
                "--quiet",
                "--prune",
                "--force",
                "--",
                repository,
                "+refs/heads/*:refs/heads/*",
                "+refs/tags/*:refs/tags/*");
    }

    /** A git that was killed leaves its locks behind, and every later one would refuse. */
    private void unlock() {
        try (var files = Files.walk(bare())) {
            for (var lock : files.filter(it -> it.toString().endsWith(".lock")).toList()) {
                if (stale(lock)) {
                    LOG.warn("Removing {}, which a git that was killed left behind", lock);
                    Files.deleteIfExists(lock);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("looking for old locks in " + bare(), e);
        }
    }

    private boolean stale(Path lock) throws IOException {
        try {
            var since = Instant.now().minus(git.limit()).minus(STALE);
            return Files.getLastModifiedTime(lock).toInstant().isBefore(since);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /** The commit of a tag, a branch or a commit's own name, in this order. */
    Optional<String> commit(String ref) {
        var names = new ArrayList<>(List.of("refs/tags/" + ref, "refs/heads/" + ref));
        if (COMMIT.matcher(ref).matches()) {
            names.add(ref);
        }
        return names.stream()
                .map(name ->
                        git.run(bare(), "rev-parse", "--quiet", "--verify", name + "^{commit}"))
                .filter(ended -> ended.exit() == 0)
                .map(ended -> ended.stdout().strip())
                .findFirst();
    }

    /** The newest tags as versions, for somebody who asked for one that is not there. */
    String newest(String template) {
        var before = template.substring(0, Math.max(0, template.indexOf("${version}")));
        var after = template.substring(template.indexOf("}") + 1);
        var tags =
                git.must(
                                bare(),
                                "for-each-ref",
                                "--sort=-creatordate",
                                "--format=%(refname:lstrip=2)",
                                "refs/tags")
                        .lines()
                        .filter(tag -> tag.startsWith(before) && tag.endsWith(after))
                        .map(tag -> tag.substring(before.length(), tag.length() - after.length()))
                        .limit(NAMED)
                        .toList();
        return tags.isEmpty() ? "it has no tags" : "the newest known: " + String.join(", ", tags);
    }

    private static Path made(Path workspaces, String repository) {
        var name = UUID.nameUUIDFromBytes(repository.getBytes(StandardCharsets.UTF_8)).toString();
        var owner = PosixFilePermissions.fromString("rwx------");
        try {
            Files.createDirectories(workspaces);
            return Files.createDirectories(
                    workspaces.resolve(name), PosixFilePermissions.asFileAttribute(owner));
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder in " + workspaces, e);
        }
    }
}
