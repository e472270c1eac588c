package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.Registration;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server that skips time, a worker with every workflow of ours, and the world behind it. */
public final class Scene implements AutoCloseable {
    private final TestWorkflowEnvironment temporal;
    private final WorkflowClient client;
    private final RecordingWorld world;
    private final Documents documents = new Documents();
    private final Signatures signatures = new Signatures();
    private final Set<String> started = new LinkedHashSet<>(Set.of("shop@production"));

    public Scene() {
        temporal =
                TestWorkflowEnvironment.newInstance(
                        TestEnvironmentOptions.newBuilder()
                                .setWorkflowClientOptions(
                                        WorkflowClientOptions.newBuilder()
                                                .setDataConverter(Payloads.dataConverter())
                                                .build())
                                .build());
        // time is skipped by the clock's hand only, see pass: no call skips years by accident
        client =
                WorkflowClient.newInstance(
                        temporal.getWorkflowServiceStubs(),
                        WorkflowClientOptions.newBuilder()
                                .setNamespace(temporal.getNamespace())
                                .setDataConverter(Payloads.dataConverter())
                                .build());
        world = new RecordingWorld(temporal::currentTimeMillis);
        var worker = temporal.newWorker(Names.TASK_QUEUE, Histories.PATIENT);
        Registration.register(worker);
        worker.registerActivitiesImplementations(
                new RecordingPorts(world), documents, signatures, new ClientEnvironments(client));
        temporal.start();
    }

    /** The world the runs change. */
    public RecordingWorld world() {
        return world;
    }

    /** What compiling gives. */
    public Documents documents() {
        return documents;
    }

    /** Who looks at signatures. */
    public Signatures signatures() {
        return signatures;
    }

    /** Starts a deployment of the plan's version. */
    public Run deploy(Plan plan) {
        documents.add(plan);
        var request = plan.request();
        return start(
                Names.DEPLOYMENT,
                request.service() + "-" + request.version(),
                Map.of("service", request.service(), "version", request.version()));
    }

    /** Starts any workflow with any input; no input at all where it is null. */
    public Run start(String type, String id, @Nullable Object input) {
        var options = WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue(Names.TASK_QUEUE);
        var stub = client.newUntypedWorkflowStub(type, options.build());
        if (input == null) {
            stub.start();
        } else {
            stub.start(input);
        }
        return run(id);
    }

    /** Starts a deployment together with a signal. */
    public Run signalWithStart(Plan plan, String signal, Object message) {
        documents.add(plan);
        var request = plan.request();
        var id = request.service() + "-" + request.version();
        client.newUntypedWorkflowStub(
                        Names.DEPLOYMENT,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(Names.TASK_QUEUE)
                                .build())
                .signalWithStart(
                        signal,
                        new Object[] {message},
                        new Object[] {
                            Map.of("service", request.service(), "version", request.version())
                        });
        return run(id);
    }

    /** What the server wrote of a workflow. */
    public List<HistoryEvent> history(String id) {
        return client.fetchHistory(id).getEvents();
    }

    /** The server's clock. */
    public Instant now() {
        return Instant.ofEpochMilli(temporal.currentTimeMillis());
    }

    /** A run that exists. */
    public Run run(String id) {
        started.add(id);
        return new Run(id, client.newUntypedWorkflowStub(id));
    }

    /** What an environment knows. */
    public EnvironmentStatus environment(String id) {
        return run(id).stub.query("status", EnvironmentStatus.class);
    }

    /** Lets so much time pass. */
    public void pass(Duration time) {
        temporal.sleep(time);
    }

    /** Waits until something holds, a second of the server's time after the other. */
    public void until(String what, java.util.function.BooleanSupplier condition) {
        for (int i = 0; i < 1200; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            temporal.sleep(Duration.ofSeconds(1));
        }
        throw new AssertionError("never came: " + what);
    }

    /** The server, for what no door here opens. */
    public TestWorkflowEnvironment temporal() {
        return temporal;
    }

    /** Keeps the histories of this scene under a name, where histories are kept. */
    public void keep(String name) {
        Histories.of(client, started).keep(name);
    }

    /** Every run of every test is replayed before its server goes. */
    @Override
    public void close() {
        try {
            Histories.of(client, started).replay();
        } finally {
            temporal.close();
        }
    }

    /** A workflow under way or closed. */
    public final class Run {
        private final String id;
        private final WorkflowStub stub;

        private Run(String id, WorkflowStub stub) {
            this.id = id;
            this.stub = stub;
        }

        public String id() {
            return id;
        }

        /** The untyped door. */
        public WorkflowStub stub() {
            return stub;
        }

        public Status status() {
            return stub.query("status", Status.class);
        }

        /** What the server knows of it by a name, without any worker; null for nothing. */
        public @Nullable String memo(String name) {
            return (String) stub.describe().getMemo(name, String.class);
        }

        /** Waits for a state. */
        public Status until(State state) {
            return until(state.wireName(), s -> s.state() == state);
        }

        /**
         * Waits for a status, and first for the run itself: some are promised before they begin.
         */
        public Status until(String what, Predicate<Status> condition) {
            var seen = new Status[1];
            Scene.this.until(
                    id + " " + what,
                    () -> {
                        var status = statusIfBegun();
                        if (status != null) {
                            seen[0] = status;
                        }
                        return status != null && condition.test(status);
                    });
            return seen[0];
        }

        private @Nullable Status statusIfBegun() {
            try {
                return stub.query("status", Status.class);
            } catch (WorkflowNotFoundException _) {
                return null;
            }
        }

        /** Sends a command as an update; the answer is its sentence. */
        public String say(String command, Object message) {
            return stub.update(command, String.class, message);
        }

        /** Sends a command as an update that is refused; the answer is the refusal. */
        public String refusal(String command, Object message) {
            try {
                return "accepted: " + say(command, message);
            } catch (WorkflowUpdateException e) {
                return e.getCause() instanceof ApplicationFailure failure
                        ? failure.getOriginalMessage()
                        : String.valueOf(e.getCause());
            }
        }

        /** Sends a command as a signal. */
        public void signal(String command, Object message) {
            stub.signal(command, message);
        }

        /** Waits for the end of one that completes. */
        public <T> T result(Class<T> type) {
            for (int i = 0; running() && i < 1000; i++) {
                pass(i < 60 ? Duration.ofSeconds(1) : Duration.ofSeconds(i));
            }
            if (running()) {
                throw new AssertionError(id + " did not end: " + status());
            }
            return stub.getResult(type);
        }

        private boolean running() {
            return stub.describe().getStatus()
                    == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        }

        /** Waits for the end of one that fails. */
        public ApplicationFailure failure() {
            try {
                var result = result(com.fasterxml.jackson.databind.JsonNode.class);
                throw new AssertionError(id + " completed: " + result);
            } catch (WorkflowFailedException e) {
                if (e.getCause() instanceof ApplicationFailure failure) {
                    return failure;
                }
                throw new AssertionError(id + " did not fail as expected", e);
            }
        }

        /** Waits for the end of one that is cancelled. */
        public CanceledFailure cancelled() {
            try {
                var result = result(com.fasterxml.jackson.databind.JsonNode.class);
                throw new AssertionError(id + " completed: " + result);
            } catch (WorkflowFailedException e) {
                if (e.getCause() instanceof CanceledFailure failure) {
                    return failure;
                }
                throw new AssertionError(id + " was not cancelled", e);
            }
        }
    }

    /** A message with a name and a comment. */
    public static Map<String, Object> by(String by, String comment) {
        return Map.of("by", by, "comment", comment);
    }

    /** A message in order. */
    public static Map<String, Object> message(String by, Object... more) {
        var message = new LinkedHashMap<String, Object>();
        message.put("by", by);
        for (int i = 0; i < more.length; i += 2) {
            message.put(String.valueOf(more[i]), more[i + 1]);
        }
        return message;
    }
}
