package dev.holdpoint.worker;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The folder that {@code make dist} packs, as the build has just made it. */
public final class Packaged {
    private Packaged() {}

    /** Its start script. */
    public static Path startScript() {
        var script = Path.of("target", "holdpoint", "bin", "holdpoint").toAbsolutePath();
        if (!Files.isExecutable(script)) {
            var sentence = script + " is not there; mvn package makes it";
            if ("true".equals(System.getenv("CI"))) {
                fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        return script;
    }

    /** A command of Holdpoint, with this Java, no input, and no Temporal of this machine. */
    public static ProcessBuilder holdpoint(String... words) {
        var argv = new ArrayList<>(List.of(startScript().toString()));
        argv.addAll(List.of(words));
        var builder = new ProcessBuilder(argv).redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        return builder;
    }
}
