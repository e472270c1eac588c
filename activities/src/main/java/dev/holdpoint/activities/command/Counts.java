package dev.holdpoint.activities.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number for each slot, as a program prints it: lines {@code blue 90} or a JSON object. */
final class Counts {
    private static final Pattern LINE =
            Pattern.compile("([\\w.-]+)\\s*[:=\\s]\\s*(\\d{1,18})\\s*%?");

    private Counts() {}

    /** Empty where anything in it is not a number for a slot, or nothing is there. */
    static Optional<Map<String, Long>> read(Printed printed) {
        var counts = new LinkedHashMap<String, Long>();
        return (printed.isJson() ? json(printed, counts) : lines(printed, counts))
                        && !counts.isEmpty()
                ? Optional.of(counts)
                : Optional.empty();
    }

    private static boolean json(Printed printed, Map<String, Long> counts) {
        printed.json()
                .properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong(-1)));
        return counts.values().stream().allMatch(count -> count >= 0);
    }

    private static boolean lines(Printed printed, Map<String, Long> counts) {
        for (var line : printed.lines()) {
            var matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                return false;
            }
            counts.put(matcher.group(1), Long.valueOf(matcher.group(2)));
        }
        return true;
    }
}
