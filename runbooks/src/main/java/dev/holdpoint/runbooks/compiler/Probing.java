package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How many requests Holdpoint itself sends, which a service document says beforehand. */
final class Probing {
    private static final Pattern RATE = Pattern.compile("(\\d{1,6})/([sm])");
    private static final double SECONDS_OF_MINUTE = 60;

    private Probing() {}

    /** Metric → requests per second, of those that are probed and not known otherwise. */
    static Map<String, Double> rates(Plan plan, Set<String> known) {
        var rates = new LinkedHashMap<String, Double>();
        plan.metrics()
                .forEach((metric, binding) -> {
                    if (binding.adapter().equals("probe") && !known.contains(metric)) {
                        var rate = rate(binding);
                        if (rate > 0) {
                            rates.put(metric, rate);
                        }
                    }
                });
        return Ordered.copy(rates);
    }

    private static double rate(Binding binding) {
        var written = RATE.matcher(binding.settings().path("rate").asText());
        if (!written.matches()) {
            return 0;
        }
        double per = written.group(2).equals("s") ? 1 : SECONDS_OF_MINUTE;
        return Integer.parseInt(written.group(1)) / per;
    }
}
