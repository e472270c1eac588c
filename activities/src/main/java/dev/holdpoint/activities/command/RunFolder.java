package dev.holdpoint.activities.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The folder of one run, written by the command's wrapper and read by any worker: {@code pid} (its
 * time is when the run began), {@code exit}, {@code stdout}, {@code stderr}, {@code stdin}, {@code
 * command} for people, {@code limit} once it was stopped for its limit, {@code place} where it acts
 * on one.
 */
record RunFolder(Path path) {
    private static final int SHOWN = 1 << 20;

    /** File times and process start times are not of one clock tick. */
    private static final Duration TICK = Duration.ofSeconds(2);

    OptionalLong pid() {
        var text = read("pid");
        return text.isPresent()
                ? OptionalLong.of(Long.parseLong(text.get().strip()))
                : OptionalLong.empty();
    }

    OptionalInt exit() {
        var text = read("exit");
        return text.isPresent()
                ? OptionalInt.of(Integer.parseInt(text.get().strip()))
                : OptionalInt.empty();
    }

    boolean stopped() {
        return Files.exists(file("limit"));
    }

    void markStopped() {
        write("limit", "stopped because its limit was over\n");
    }

    void markPlace(String place) {
        write("place", place);
    }

    boolean isAt(String place) {
        return read("place").filter(place::equals).isPresent();
    }

    /** The command line, for people. */
    String first() {
        return read("command").flatMap(text -> text.lines().findFirst()).orElse("a command");
    }

    Instant begun() {
        return time("pid");
    }

    /**
     * Whether the process that wrote {@code pid} still runs; another one of that number is not it.
     */
    boolean alive() {
        var pid = pid();
        if (pid.isEmpty()) {
            return false;
        }
        var process = ProcessHandle.of(pid.getAsLong()).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        return Files.exists(Path.of("/proc/self/cmdline"))
                ? commandLine(pid.getAsLong()).contains(path.toString())
                : process.get()
                        .info()
                        .startInstant()
                        .filter(start -> start.isBefore(begun().plus(TICK)))
                        .isPresent();
    }

    Ended ended(int exit) {
        return new Ended(
                exit,
                exit != 0 && stopped(),
                end("stdout"),
                end("stderr"),
                Duration.between(
                        begun(), Files.exists(file("exit")) ? time("exit") : Instant.now()));
    }

    /** Writes a whole file or none. */
    void write(String name, String text) {
        try {
            var half = Files.createTempFile(path, name, ".new");
            Files.writeString(half, text);
            Files.move(half, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file(name), e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + file(name), e);
        }
    }

    /** Deletes the folder with all that is in it; it holds files only. */
    void clear() {
        try (var files = Files.newDirectoryStream(path)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (NoSuchFileException e) {
            return; // somebody else was faster
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + path, e);
        }
    }

    private Path file(String name) {
        return path.resolve(name);
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(
                    Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it ended meanwhile, or belongs to another user: not ours
        }
    }

    private Instant time(String name) {
        try {
            return Files.getLastModifiedTime(file(name)).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the time of " + file(name), e);
        }
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file(name), e);
        }
    }

    private String end(String name) {
        try (var in = Files.newInputStream(file(name))) {
            in.skip(Math.max(0, Files.size(file(name)) - SHOWN));
            return new String(in.readNBytes(SHOWN), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return ""; // the program could not even be started
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file(name), e);
        }
    }
}
