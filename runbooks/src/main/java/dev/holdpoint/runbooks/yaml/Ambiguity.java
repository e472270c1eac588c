package dev.holdpoint.runbooks.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/** Plain scalars that readers of YAML 1.1 take for something else than YAML 1.2 does. */
final class Ambiguity {
    private static final Pattern BOOLEAN =
            Pattern.compile("y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?\\d[\\d_]*(:[0-5]?\\d)+");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d+(_\\d+)+(\\.\\d*)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Ambiguity() {}

    /** What YAML 1.1 takes the plain scalar for, where that differs. */
    static Optional<String> of(String plain) {
        if (BOOLEAN.matcher(plain).matches()) {
            return Optional.of("a boolean");
        }
        if (SEXAGESIMAL.matcher(plain).matches()) {
            return Optional.of("a number to the base of sixty");
        }
        if (OCTAL.matcher(plain).matches()) {
            return Optional.of("an octal number");
        }
        if (GROUPED.matcher(plain).matches()) {
            return Optional.of("a number");
        }
        return DATE.matcher(plain).matches() ? Optional.of("a date") : Optional.empty();
    }
}
