package dev.holdpoint.worker.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who speaks. It is claimed, not proven. */
final class Person {
    static final String VARIABLE = "HOLDPOINT_BY";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who says so, a name in People; else $HOLDPOINT_BY, else this user.")
    private @Nullable String by;

    /** Whether nobody said so, and it is the user of the machine. */
    boolean assumed() {
        var variable = System.getenv(VARIABLE);
        return by == null && (variable == null || variable.isBlank());
    }

    String name() {
        return name(by, System.getenv(), System.getProperty("user.name"));
    }

    static String name(
            @Nullable String flag, Map<String, String> environment, @Nullable String user) {
        var variable = environment.get(VARIABLE);
        var name = flag != null ? flag : variable != null && !variable.isBlank() ? variable : user;
        if (name == null || name.isBlank()) {
            throw new Refusal(ExitCode.USAGE, "Nobody speaks: give --by NAME or set HOLDPOINT_BY.");
        }
        return name;
    }
}
