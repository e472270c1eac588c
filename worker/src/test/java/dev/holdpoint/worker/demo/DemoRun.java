package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The start script's {@code demo} in a process of its own, and every process that belongs to it.
 */
final class DemoRun {
    private static final int LOOK_MILLIS = 200;

    private final Path folder;
    private final Path temporary;
    private final Path here;
    private final Process process;
    private final Map<Long, ProcessHandle> seen = new HashMap<>();

    private DemoRun(Path folder, Path temporary, Path here, Process process) {
        this.folder = folder;
        this.temporary = temporary;
        this.here = here;
        this.process = process;
    }

    /**
     * Starts it in a folder of its own.
     *
     * @param folder where its output goes, too
     */
    static DemoRun start(Path folder, String... options) throws IOException {
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var here = Files.createDirectory(folder.resolve("here"));
        var builder =
                Packaged.holdpoint("demo")
                        .directory(here.toFile())
                        .redirectOutput(folder.resolve("answer").toFile())
                        .redirectError(folder.resolve("progress").toFile());
        Collection<String> words = builder.command();
        words.addAll(java.util.List.of(options));
        builder.environment().put("HOLDPOINT_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        return new DemoRun(folder, temporary, here, builder.start());
    }

    /** What it printed as its answer. */
    String answer() throws IOException {
        return Files.readString(folder.resolve("answer"));
    }

    /** What it told besides. */
    String progress() throws IOException {
        return Files.readString(folder.resolve("progress"));
    }

    /** Keeps an eye on its processes until something is so, or it has ended; whether it is so. */
    boolean goesOnUntil(BooleanSupplier something) throws InterruptedException {
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            Processes.naming(temporary).forEach(one -> seen.put(one.pid(), one));
            if (something.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** Its exit code, when it ends by itself. */
    int end() throws InterruptedException {
        goesOnUntil(() -> false);
        return process.exitValue();
    }

    /** Its exit code, told to end as a service manager does. */
    int stop() throws InterruptedException {
        process.destroy();
        return end();
    }

    /** Nothing that it started runs, and no file of it lies anywhere. */
    void assertNothingLeft() throws IOException {
        assertThat(seen).as("processes of the demo: %s", progress()).hasSizeGreaterThan(4);
        Await.until(
                "everything that the demo started is gone: " + seen.keySet(),
                () -> seen.values().stream().noneMatch(Processes::lives));
        assertThat(temporary).as("what the demo leaves").isEmptyDirectory();
        assertThat(here).as("what the demo leaves where it was started").isEmptyDirectory();
    }
}
