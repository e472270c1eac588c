package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that a test needs: without it the test is skipped by name, and fails with CI=true. */
public final class RealPart {
    private RealPart() {}

    /**
     * The program's path.
     *
     * @param debian the Debian package that has it
     */
    public static Path program(String name, String debian) {
        var found = find(name);
        if (found.isEmpty()) {
            var sentence = name + " is not on this machine; on Debian it is in " + debian;
            if ("true".equals(System.getenv("CI"))) {
                fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        return found.orElseThrow();
    }

    private static Optional<Path> find(String name) {
        var path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
