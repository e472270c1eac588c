package dev.holdpoint.worker.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much of everything is run.
 *
 * @param every each so many-th event or step
 * @param from the first of them
 * @param sites how many run beside each other
 */
record Slice(List<Fault> faults, List<Scenario> runs, int every, int from, int sites) {
    Slice {
        faults = faults.stream().filter(Fault::possible).toList();
        runs = List.copyOf(runs);
    }

    /** What the properties {@code chaos.*} ask for; everything where they say nothing. */
    static Slice asked() {
        var faults = words("chaos.fault");
        var runs = words("chaos.run");
        return new Slice(
                faults.isEmpty() ? Fault.all() : faults.stream().map(Fault::valueOf).toList(),
                runs.isEmpty()
                        ? List.of(Scenario.values())
                        : runs.stream().map(Scenario::valueOf).toList(),
                number("chaos.every", 1),
                number("chaos.from", 1),
                number("chaos.sites", 1));
    }

    private static List<String> words(String property) {
        var value = System.getProperty(property, "").strip().toUpperCase(Locale.ROOT);
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(","));
    }

    private static int number(String property, int usual) {
        var value = System.getProperty(property, "").strip();
        return value.isEmpty() ? usual : Integer.parseInt(value);
    }
}
