package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Limit;
import java.util.regex.Pattern;

/** What kind of number a metric gives, told from its settings. */
sealed interface Shape {
    /** So many bad ones of all requests. */
    record Ratio() implements Shape {}

    /** A quantile of request times. */
    record Quantile(double q) implements Shape {}

    /** A value that is not a count of requests. */
    record Gauge() implements Shape {}

    /** The quantile of a metric that measures times and names none. */
    double P95 = 0.95;

    /** How a metric's name says its quantile. */
    Pattern QUANTILE_IN_NAME = Pattern.compile("(?:^|-)p(\\d{2,3})(?:-|$)");

    /**
     * The shape of a metric. A probe counts its own requests: it measures their times where it has
     * a quantile or is named for one ({@code latency-p95}), and else how many went wrong.
     */
    static Shape of(String name, Binding metric) {
        var settings = metric.settings();
        if (settings.hasNonNull("quantile")) {
            return new Quantile(settings.get("quantile").asDouble(P95));
        }
        if (settings.hasNonNull("bad") || settings.hasNonNull("total")) {
            return new Ratio();
        }
        return metric.adapter().equals("probe") ? probe(name) : new Gauge();
    }

    private static Shape probe(String name) {
        if (!name.contains("latency")) {
            return new Ratio();
        }
        var named = QUANTILE_IN_NAME.matcher(name);
        return new Quantile(named.find() ? Double.parseDouble("0." + named.group(1)) : P95);
    }

    /** Whether values of this shape are written in a unit. */
    default boolean takes(Limit.Unit unit) {
        return switch (this) {
            case Ratio _ -> unit == Limit.Unit.PERCENT;
            case Quantile _ -> unit == Limit.Unit.SECONDS;
            case Gauge _ -> true;
        };
    }
}
