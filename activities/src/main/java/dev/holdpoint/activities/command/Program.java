package dev.holdpoint.activities.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the file that a program's name stands for, as execvp would. */
public final class Program {
    private Program() {}

    /** A name with a slash is a path from the folder; another is looked up in PATH. */
    public static Optional<Path> find(String name, Path in) {
        return name.contains("/")
                ? Optional.of(in.resolve(name)).filter(Program::runs)
                : inPath(name);
    }

    /** The first of that name in PATH that this worker may run. */
    public static Optional<Path> inPath(String name) {
        var path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Program::runs)
                .findFirst();
    }

    private static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
