package dev.holdpoint.worker.host;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.function.Consumer;

/** The worker process from start to stop. */
public final class WorkerApplication implements AutoCloseable {
    /** What Micronaut would read as {@code temporal.namespace}; the profile's place is lower. */
    private static final String[] READ_BY_THE_PROFILE = {"TEMPORAL_NAMESPACE"};

    private final ApplicationContext context;
    private final WorkerHost host;

    private WorkerApplication(ApplicationContext context, WorkerHost host) {
        this.context = context;
        this.host = host;
    }

    /**
     * Starts it; it serves health at once and polls as soon as there is a server.
     *
     * @param settings keys that win over files and variables
     * @param ready told one line when the pollers run
     */
    public static WorkerApplication start(Map<String, Object> settings, Consumer<String> ready) {
        var context =
                ApplicationContext.builder()
                        .properties(settings)
                        .banner(false)
                        .environmentVariableExcludes(READ_BY_THE_PROFILE)
                        .start();
        var server = context.getBean(EmbeddedServer.class).start();
        var host = context.getBean(WorkerHost.class);
        var application = new WorkerApplication(context, host);
        host.start(() ->
                ready.accept(
                        "Holdpoint worker is ready on %s (%s)"
                                .formatted(server.getURL(), host.describe())));
        return application;
    }

    /** Drains first, so that readiness shows it, then stops serving. */
    @Override
    public void close() {
        host.close();
        context.close();
    }
}
