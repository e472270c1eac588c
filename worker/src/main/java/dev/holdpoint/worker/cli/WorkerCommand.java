package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.host.WorkerApplication;
import dev.holdpoint.worker.host.WrongSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code holdpoint worker}. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description =
                "Runs deployments until it is stopped; waits for a Temporal server that is not"
                        + " there yet.")
final class WorkerCommand implements Callable<Integer> {
    @Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Server server;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A YAML file with the keys temporal.* and holdpoint.*.")
    private @Nullable Path config;

    @Option(
            names = "--runbooks",
            paramLabel = "FOLDER",
            description = "holdpoint.runbooks: the documents.")
    private @Nullable Path runbooks;

    @Option(
            names = "--worker",
            paramLabel = "NAME",
            description = "holdpoint.worker: whose environments' activities run here too.")
    private @Nullable String worker;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "holdpoint.http.port: health and metrics; 0 for any free one.")
    private @Nullable Integer port;

    @Option(
            names = "--log",
            paramLabel = "text|json",
            description = "How log lines look, on standard error; else $HOLDPOINT_LOG, else text.")
    private Output.@Nullable Form log;

    @Override
    public Integer call() throws InterruptedException {
        logging();
        var screen = Screen.of(spec.commandLine());
        var application = started(screen);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("worker-stop")
                                .unstarted(() -> {
                                    application.close();
                                    stopped.countDown();
                                }));
        stopped.await();
        return ExitCode.OK;
    }

    private WorkerApplication started(Screen screen) {
        try {
            return WorkerApplication.start(settings(), config, screen::answer);
        } catch (WrongSettings e) {
            throw new Refusal(ExitCode.USAGE, e.sentences());
        }
    }

    /** Before anything logs. */
    private void logging() {
        var form = log == null ? System.getenv("HOLDPOINT_LOG") : log.name();
        System.setProperty("holdpoint.log.form", "json".equals(form) ? "json" : "text");
        System.setProperty("holdpoint.log.level", "info");
    }

    Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        put(settings, "temporal.connection.target", server.address);
        put(settings, "temporal.namespace", server.namespace);
        put(settings, "holdpoint.profile", server.profile);
        put(settings, "holdpoint.runbooks", runbooks == null ? null : runbooks.toString());
        put(settings, "holdpoint.worker", worker);
        put(settings, "holdpoint.http.port", port);
        return settings;
    }

    private static void put(Map<String, Object> settings, String key, @Nullable Object value) {
        if (value != null) {
            settings.put(key, value);
        }
    }
}
