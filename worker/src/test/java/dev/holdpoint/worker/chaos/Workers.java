package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.acceptance.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The workers of a site, each {@code holdpoint worker} in a process of its own. */
public final class Workers implements AutoCloseable {
    private final String address;
    private final Path documents;
    private final Path folder;
    private final Map<String, String> variables;
    private final Deque<WorkerProcess> living = new ConcurrentLinkedDeque<>();
    private int count;
    private volatile boolean next;

    /** In the surroundings of this process. */
    public Workers(String address, Path documents, Path folder) {
        this(address, documents, folder, Map.of());
    }

    /**
     * @param folder for their logs and for the next build
     * @param variables what is in their environment besides
     */
    public Workers(String address, Path documents, Path folder, Map<String, String> variables) {
        this.address = address;
        this.documents = documents;
        this.folder = folder;
        this.variables = Map.copyOf(variables);
    }

    /** Begins one more, without waiting. */
    public void begin() throws IOException {
        next = false;
        begin(WorkerProcess.folder(), Map.of());
    }

    /** Begins one of the next build, without waiting. */
    void beginNext() throws IOException {
        next = true;
        begin(nextBuild(), Map.of("HOLDPOINT_REHEARSE", "no"));
    }

    /** Makes the next build if it is not made yet, which takes its time. */
    Path nextBuild() throws IOException {
        return NextBuild.at(folder.resolve("next-build"));
    }

    private void begin(Path home, Map<String, String> besides) throws IOException {
        count++;
        var all = new HashMap<>(variables);
        all.putAll(besides);
        living.push(
                WorkerProcess.begin(
                        home,
                        all,
                        folder.resolve("worker-%d.log".formatted(count)),
                        WorkerProcess.serving(address, documents)));
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

    /** Ends the eldest as a service manager does. */
    void retire() throws InterruptedException {
        living.removeLast().stop();
    }

    /** Holds the youngest still, as a machine without a network: it neither works nor ends. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP", living.getFirst());
    }

    /** Lets the eldest go on where it stood. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT", living.getLast());
    }

    /** Ends all but the youngest, which is of this build then. */
    public void onlyYoungest() throws IOException {
        if (next) {
            begin();
        }
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
