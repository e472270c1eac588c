package dev.holdpoint.worker.host;

import dev.holdpoint.worker.connection.Connection;
import io.grpc.StatusRuntimeException;
import io.temporal.common.interceptors.WorkerInterceptor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the pollers as soon as there is a server, however long that takes, and stops them with
 * what they do brought to an end.
 */
public final class WorkerHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerHost.class);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** The same reason is not told again before so many tries. */
    private static final int QUIET_TRIES = 60;

    private final Connection connection;
    private final SearchAttributes searchAttributes;
    private final Crew.Size size;
    private final Work work;
    private final WorkerInterceptor interceptor;
    private final Duration drain;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Stand readiness = new Stand.Waiting("the worker has just begun");
    private volatile @Nullable Crew crew;
    private @Nullable Intake intake;
    private int tries;

    WorkerHost(
            Connection connection,
            SearchAttributes searchAttributes,
            Crew.Size size,
            Work work,
            Conduct conduct) {
        this.connection = connection;
        this.searchAttributes = searchAttributes;
        this.size = size;
        this.work = work;
        this.interceptor = conduct.interceptor();
        this.drain = conduct.drain();
    }

    /** What is put around the work, and how it ends. */
    record Conduct(WorkerInterceptor interceptor, Duration drain) {}

    /**
     * Begins to look for the server.
     *
     * @param ready run once, when the pollers run
     */
    public void start(Runnable ready) {
        var _ =
                Thread.ofPlatform()
                        .name("worker-start")
                        .start(() -> {
                            if (polling()) {
                                ready.run();
                            }
                        });
    }

    /** What it talks to and polls, in words. */
    public String describe() {
        return "%s, polling %s".formatted(connection.place(), String.join(" and ", size.queues()));
    }

    Stand readiness() {
        var present = crew;
        return readiness instanceof Stand.Polling && present != null && !present.polls()
                ? new Stand.Stopping()
                : readiness;
    }

    Connection connection() {
        return connection;
    }

    /** Tries until it polls; false when it was stopped before. */
    private boolean polling() {
        try {
            while (!attempt()) {
                if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return stopped.getCount() > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean attempt() {
        if (stopped.getCount() == 0) {
            return true;
        }
        try {
            connection.probe(DEADLINE);
            connection.probeNamespace(DEADLINE);
            searchAttributes.create();
            var starting = Crew.of(connection.client(), size, work, interceptor);
            starting.start();
            crew = starting;
            intake = Intake.begin(connection.client());
            readiness = new Stand.Polling();
            return true;
        } catch (StatusRuntimeException e) {
            waiting(e);
            return false;
        }
    }

    private void waiting(StatusRuntimeException e) {
        var why =
                switch (e.getStatus().getCode()) {
                    case NOT_FOUND ->
                            "the namespace %s is not there; create it with: temporal operator namespace create --namespace %s"
                                    .formatted(
                                            connection.place().namespace(),
                                            connection.place().namespace());
                    case UNAUTHENTICATED, PERMISSION_DENIED ->
                            "the server does not let us in (%s); look at temporal.connection.api-key and temporal.connection.mtls"
                                    .formatted(e.getStatus().getCode());
                    default ->
                            "nobody answers (%s); start the server, or correct temporal.connection.target"
                                    .formatted(e.getStatus().getCode());
                };
        var again = readiness instanceof Stand.Waiting(var before) && before.equals(why);
        tries = again ? tries + 1 : 0;
        if (tries % QUIET_TRIES == 0) {
            LOG.warn("Waiting for {}: {}. Trying again every second.", connection.place(), why);
        }
        readiness = new Stand.Waiting(why);
    }

    @Override
    public void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        readiness = new Stand.Stopping();
        stopped.countDown();
        drained();
        searchAttributes.close();
        connection.close();
    }

    private synchronized void drained() {
        readiness = new Stand.Stopping();
        if (intake != null) {
            intake.close();
        }
        var present = crew;
        if (present != null) {
            LOG.info("Stopping: activities have {} to end", drain);
            present.stop(drain);
        }
    }
}
