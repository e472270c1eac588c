package dev.holdpoint.worker.host;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a worker is told, and its mistakes in sentences before anything of it runs. */
final class Settings {
    /** What Micronaut would read as {@code temporal.namespace}; the profile's place is lower. */
    private static final String[] READ_BY_THE_PROFILE = {"TEMPORAL_NAMESPACE"};

    private static final int BELOW_VARIABLES = EnvironmentPropertySource.POSITION - 10;

    private Settings() {}

    /** Everything that will run, not running yet. */
    static ApplicationContext context(Map<String, Object> settings, @Nullable Path file) {
        var builder =
                ApplicationContext.builder()
                        .properties(settings)
                        .banner(false)
                        .environmentVariableExcludes(READ_BY_THE_PROFILE);
        if (file != null) {
            var read = SettingsFile.read(file);
            demandNone(read.problems());
            builder.propertySources(
                    PropertySource.of(file.toString(), read.values(), BELOW_VARIABLES));
        }
        var context = builder.start();
        try {
            demandNone(wrong(context.getEnvironment()));
            demandNone(Folders.problems(config(context)));
            return context;
        } catch (WrongSettings e) {
            context.close();
            throw e;
        }
    }

    private static void demandNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new WrongSettings(problems);
        }
    }

    /** Variables and properties are not in a file, and are looked at as they arrived. */
    private static List<String> wrong(Environment environment) {
        var problems = new ArrayList<String>();
        Keys.single()
                .forEach((key, form) ->
                        environment
                                .getProperty(key, String.class)
                                .filter(value -> !form.allows(value))
                                .ifPresent(value ->
                                        problems.add(
                                                "%s: found \"%s\"; expected %s"
                                                        .formatted(key, value, form.words()))));
        return problems;
    }

    private static HoldpointConfig config(ApplicationContext context) {
        return told(() -> context.getBean(HoldpointConfig.class));
    }

    /** The worker itself, which does nothing yet. */
    static WorkerHost host(ApplicationContext context) {
        return orClosed(context, () -> told(() -> context.getBean(WorkerHost.class)));
    }

    /** The server of health and metrics, serving. */
    static EmbeddedServer serving(ApplicationContext context) {
        var http = context.getBean(HttpConfig.class);
        return orClosed(
                context,
                () -> {
                    try {
                        return context.getBean(EmbeddedServer.class).start();
                    } catch (ServerStartupException e) {
                        throw new WrongSettings(List.of(unserved(http, e)), e);
                    }
                });
    }

    private static String unserved(HttpConfig http, ServerStartupException e) {
        return "holdpoint.http: nothing can be served on %s:%d (%s). Name another port by --port, 0 for any free one."
                .formatted(http.host(), http.port(), cause(e));
    }

    private static String cause(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private interface Getting<T> {
        T get();
    }

    private static <T> T orClosed(ApplicationContext context, Getting<T> getting) {
        try {
            return getting.get();
        } catch (WrongSettings e) {
            context.close();
            throw e;
        }
    }

    /** A setting that was refused where it is used keeps its sentence. */
    private static <T> T told(Getting<T> getting) {
        try {
            return getting.get();
        } catch (BeanInstantiationException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IllegalArgumentException) {
                    throw new WrongSettings(List.of(String.valueOf(cause.getMessage())), e);
                }
            }
            throw e;
        }
    }
}
