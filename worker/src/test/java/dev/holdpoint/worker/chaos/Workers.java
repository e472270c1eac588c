package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.acceptance.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The workers of a site, each {@code holdpoint worker} in a process of its own. */
public final class Workers implements AutoCloseable {
    private final String address;
    private final Path documents;
    private final Path folder;
    private final Deque<WorkerProcess> living = new ArrayDeque<>();
    private int count;

    public Workers(String address, Path documents, Path folder) {
        this.address = address;
        this.documents = documents;
        this.folder = folder;
    }

    /** Begins one more, without waiting. */
    public void begin() throws IOException {
        count++;
        living.push(
                WorkerProcess.begin(
                        address, documents, folder.resolve("worker-%d.log".formatted(count))));
    }

    /** Waits until the youngest polls. */
    public void awaitReady() throws IOException {
        living.getFirst().awaitReady();
    }

    /** Ends the youngest as a crash does. */
    public void kill() {
        end(living.pop());
    }

    /** Ends the one of this process id as a crash does; whether it was one of these. */
    public boolean kill(long pid) {
        var found = living.stream().filter(it -> it.pid() == pid).findFirst();
        found.ifPresent(it -> {
            living.remove(it);
            end(it);
        });
        return found.isPresent();
    }

    /** Process ids, the youngest first. */
    public List<Long> pids() {
        return living.stream().map(WorkerProcess::pid).toList();
    }

    /** Holds the youngest still, as a machine without a network: it neither works nor ends. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP", living.getFirst());
    }

    /** Lets the eldest go on where it stood. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT", living.getLast());
    }

    /** Ends all but the youngest. */
    public void onlyYoungest() {
        while (living.size() > 1) {
            end(living.removeLast());
        }
    }

    @Override
    public void close() {
        while (!living.isEmpty()) {
            kill();
        }
    }

    private static void end(WorkerProcess worker) {
        try {
            worker.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a worker ended", e);
        }
    }

    private static void signal(String name, WorkerProcess worker)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(worker.pid())).start().waitFor();
    }
}
