package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.Registration;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The histories of runs and their children: replayed by the code of now, and kept when asked. */
public final class Histories {
    /** The system property with the folder to keep histories in; without it none is kept. */
    public static final String KEEP = "holdpoint.histories";

    /** How the files end. */
    public static final String SUFFIX = ".json.gz";

    /** A machine under load is no deadlock. */
    static final WorkerOptions PATIENT =
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(30_000).build();

    private final Map<String, WorkflowExecutionHistory> byId = new LinkedHashMap<>();

    private Histories() {}

    /** Those of these workflows and of every child they had. */
    public static Histories of(WorkflowClient client, Collection<String> ids) {
        var histories = new Histories();
        var open = new ArrayDeque<>(ids);
        while (!open.isEmpty()) {
            var id = open.removeFirst();
            var history = fetch(client, id);
            if (history != null && histories.byId.put(id, history) == null) {
                history.getEvents().stream()
                        .filter(e -> e.hasChildWorkflowExecutionStartedEventAttributes())
                        .map(e -> e.getChildWorkflowExecutionStartedEventAttributes())
                        .map(a -> a.getWorkflowExecution().getWorkflowId())
                        .forEach(open::add);
            }
        }
        return histories;
    }

    private static @Nullable WorkflowExecutionHistory fetch(WorkflowClient client, String id) {
        try {
            return untilTerminated(client.fetchHistory(id));
        } catch (WorkflowNotFoundException _) {
            return null;
        } catch (io.grpc.StatusRuntimeException e) {
            if (e.getStatus().getCode() == io.grpc.Status.Code.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** A termination is no event that code could follow. */
    private static WorkflowExecutionHistory untilTerminated(WorkflowExecutionHistory history) {
        var events = history.getEvents();
        return events.getLast().hasWorkflowExecutionTerminatedEventAttributes()
                ? new WorkflowExecutionHistory(
                        History.newBuilder()
                                .addAllEvents(events.subList(0, events.size() - 1))
                                .build(),
                        history.getWorkflowExecution().getWorkflowId())
                : history;
    }

    /** Replays all of them; fails where the code would now decide otherwise. */
    public void replay() {
        replay(byId);
    }

    /** Replays histories by their names. */
    public static void replay(Map<String, WorkflowExecutionHistory> histories) {
        var options =
                TestEnvironmentOptions.newBuilder()
                        .setWorkflowClientOptions(
                                WorkflowClientOptions.newBuilder()
                                        .setDataConverter(Payloads.dataConverter())
                                        .build())
                        .build();
        try (var temporal = TestWorkflowEnvironment.newInstance(options)) {
            var worker = temporal.newWorker(Names.TASK_QUEUE, PATIENT);
            Registration.register(worker);
            histories.forEach((name, history) -> {
                try {
                    WorkflowReplayer.replayWorkflowExecution(history, worker);
                } catch (Exception e) {
                    throw new AssertionError(name + " does not replay", e);
                }
            });
        }
    }

    /** Writes them as {@code <name>/<id>.json.gz} where {@link #KEEP} names a folder. */
    public void keep(String name) {
        var folder = System.getProperty(KEEP);
        if (folder == null) {
            return;
        }
        byId.forEach((id, history) -> write(Path.of(folder, name), id, history));
    }

    /** A history that was kept; the file bears its workflow id. */
    public static WorkflowExecutionHistory read(Path file) throws IOException {
        var name = file.getFileName().toString();
        var id = name.substring(0, name.length() - SUFFIX.length()).replace('_', ':');
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return WorkflowExecutionHistory.fromJson(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), id);
        }
    }

    private static void write(Path folder, String id, WorkflowExecutionHistory history) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(id.replace(':', '_') + SUFFIX);
            try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(history.toJson(false).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
