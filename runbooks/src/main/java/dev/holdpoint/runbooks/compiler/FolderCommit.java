package dev.holdpoint.runbooks.compiler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which state of a folder was read, as git names it. */
public final class FolderCommit {
    private static final int SECONDS = 10;
    private static final String CHANGES = "+changes";

    private FolderCommit() {}

    /**
     * The commit that is checked out, with {@code +changes} when the folder differs from it; empty
     * outside git and where there is no git.
     */
    public static Optional<String> of(Path folder) {
        return git(folder, "rev-parse", "HEAD")
                .map(String::strip)
                .flatMap(commit ->
                        git(folder, "status", "--porcelain", "--", ".")
                                .map(it -> it.isBlank() ? commit : commit + CHANGES));
    }

    private static Optional<String> git(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(output)
                    : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
