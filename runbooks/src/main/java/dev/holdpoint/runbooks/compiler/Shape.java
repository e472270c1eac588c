package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Limit;

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

    /**
     * The shape of a metric under a limit. A metric without store counts its own requests, so it is
     * a ratio or a quantile by the unit it is judged in.
     */
    static Shape of(Binding metric, Limit limit) {
        var settings = metric.settings();
        if (settings.hasNonNull("quantile")) {
            return new Quantile(settings.get("quantile").asDouble(P95));
        }
        if (settings.hasNonNull("bad") || settings.hasNonNull("total")) {
            return new Ratio();
        }
        return metric.adapter().equals("probe") ? probe(limit) : new Gauge();
    }

    private static Shape probe(Limit limit) {
        return limit.unit() == Limit.Unit.SECONDS ? new Quantile(P95) : new Ratio();
    }
}
