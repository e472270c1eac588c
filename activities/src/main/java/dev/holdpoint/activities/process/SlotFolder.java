package dev.holdpoint.activities.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a slot remembers: a folder with a folder for each launch. */
record SlotFolder(Path folder) {
    private static final String LAUNCH = "launch-";
    private static final String STARTED = "started.json";
    private static final int KEPT = 10;
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** The living launch, else the last one. */
    Optional<Launch> present() {
        var launches = launches();
        return launches.stream()
                .filter(Launch::alive)
                .findFirst()
                .or(() -> launches.stream().findFirst());
    }

    /** Every launch, the newest first. */
    List<Launch> launches() {
        return launchFolders().stream()
                .filter(folder -> Files.exists(folder.resolve(STARTED)))
                .map(folder -> new Launch(folder, read(folder.resolve(STARTED))))
                .toList();
    }

    /** Makes the folder of the next launch; old ones that no longer live are removed. */
    Launch create(Started started) {
        try {
            var folders = launchFolders();
            int next = folders.isEmpty() ? 1 : number(folders.getFirst()) + 1;
            var launch = new Launch(folder.resolve(LAUNCH + next), started);
            Files.createDirectories(launch.folder());
            copyScript(launch.script());
            var complete = launch.folder().resolve(STARTED);
            var draft = launch.folder().resolve(STARTED + ".new");
            JSON.writeValue(draft.toFile(), started);
            Files.move(draft, complete);
            removeOld();
            return launch;
        } catch (IOException e) {
            throw new UncheckedIOException("making a launch folder in " + folder, e);
        }
    }

    /** Does something while nobody else does; a second caller is told to come back. */
    <T> T alone(Supplier<T> work) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve("lock");
            try (var channel =
                            FileChannel.open(
                                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock == null) {
                    throw busy();
                }
                return work.get();
            }
        } catch (OverlappingFileLockException _) {
            throw busy();
        } catch (IOException e) {
            throw new UncheckedIOException("locking " + folder, e);
        }
    }

    private ApplicationFailure busy() {
        return ApplicationFailure.newFailure(
                "Another start is at work in " + folder + "; trying again when it is done.",
                "Unavailable");
    }

    private List<Path> launchFolders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(LAUNCH))
                    .sorted(Comparator.comparingInt(SlotFolder::number).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }

    private static int number(Path launch) {
        return Integer.parseInt(launch.getFileName().toString().substring(LAUNCH.length()));
    }

    private static Started read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Started.class);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** Each launch has its own copy: a shell reads its script while it runs it. */
    private static void copyScript(Path to) throws IOException {
        try (var script = SlotFolder.class.getResourceAsStream("supervise.sh")) {
            if (script == null) {
                throw new IOException("supervise.sh is missing from the class path");
            }
            Files.copy(script, to);
        }
    }

    private void removeOld() throws IOException {
        for (var launch : launches().stream().skip(KEPT).filter(it -> !it.alive()).toList()) {
            try (var files = Files.walk(launch.folder())) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
