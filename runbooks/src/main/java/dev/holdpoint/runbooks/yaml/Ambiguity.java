package dev.holdpoint.runbooks.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plain scalars that readers of YAML 1.1 take for something else than YAML 1.2 does. */
final class Ambiguity {
    /** What YAML 1.1 takes it for → how it looks; none of these is the same to YAML 1.2. */
    private static final Map<String, Pattern> MEANINGS =
            Map.of(
                    "a boolean",
                    Pattern.compile("y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF"),
                    "a number to the base of sixty",
                    Pattern.compile("[-+]?\\d[\\d_]*(:[0-5]?\\d)+(\\.\\d*)?"),
                    "an octal number",
                    Pattern.compile("[-+]?0[0-7_]+"),
                    "a binary number",
                    Pattern.compile("[-+]?0b[01_]+"),
                    "a number",
                    Pattern.compile("[-+]?[1-9]\\d*(_\\d+)+(\\.\\d*)?"),
                    "a date",
                    Pattern.compile("\\d{4}-\\d{2}-\\d{2}([Tt ].*)?"),
                    "text",
                    Pattern.compile("0o[0-7]+|[-+]?\\d+[eE]\\d+"));

    private Ambiguity() {}

    /** What YAML 1.1 takes the plain scalar for, where that differs. */
    static Optional<String> of(String plain) {
        return MEANINGS.entrySet().stream()
                .filter(meaning -> meaning.getValue().matcher(plain).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
