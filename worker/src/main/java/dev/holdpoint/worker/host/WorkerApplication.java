package dev.holdpoint.worker.host;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The worker process from start to stop. */
public final class WorkerApplication implements AutoCloseable {
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
     * @throws WrongSettings when it cannot start with what it was told
     */
    public static WorkerApplication start(Map<String, Object> settings, Consumer<String> ready) {
        return start(settings, null, ready);
    }

    /** The same with a configuration file, over which variables and settings win. */
    public static WorkerApplication start(
            Map<String, Object> settings, @Nullable Path file, Consumer<String> ready) {
        var context = Settings.context(settings, file);
        var application = new WorkerApplication(context, Settings.host(context));
        var url = Settings.serving(context).getURL();
        application.host.start(() ->
                ready.accept(
                        "Holdpoint worker is ready on %s (%s)"
                                .formatted(url, application.host.describe())));
        return application;
    }

    /** Drains first, so that readiness shows it, then stops serving. */
    @Override
    public void close() {
        host.close();
        context.close();
    }
}
