package dev.holdpoint.activities.probe;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests of our own.
 *
 * @param path with its query
 * @param rate {@code 5/s} or {@code 30/m}
 * @param from the address to ask
 * @param status of a good answer; null for any from 200 to 399
 * @param timeout null for the default of what is measured
 * @param quantile null to measure errors, or by the metric's name
 */
record ProbeSettings(
        String path,
        String rate,
        String from,
        @Nullable Integer status,
        @Nullable Duration timeout,
        @Nullable Double quantile,
        Map<String, String> headers) {

    private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,5})/([sm])");
    private static final Pattern QUANTILE_IN_NAME = Pattern.compile("(?:^|-)p(\\d{2,3})(?:-|$)");
    private static final double USUAL_QUANTILE = 0.95;
    private static final Duration FASTEST = Duration.ofMillis(10);

    ProbeSettings {
        headers = headers == null ? Map.of() : Ordered.copy(headers);
        if (pace(rate).compareTo(FASTEST) < 0) {
            throw new IllegalArgumentException(
                    "rate: at most 100/s, was %s; a probe is no load test".formatted(rate));
        }
    }

    /** The time between two requests. */
    Duration pace() {
        return pace(rate);
    }

    private static Duration pace(String rate) {
        var parts = RATE.matcher(rate);
        if (!parts.matches()) {
            throw new IllegalArgumentException("rate: wanted is 5/s or 30/m, was " + rate);
        }
        var per = parts.group(2).equals("s") ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
        return per.dividedBy(Long.parseLong(parts.group(1)));
    }

    boolean good(int found) {
        return status == null ? found >= 200 && found < 400 : found == status;
    }

    /**
     * Which quantile of the times a metric is; null for one that counts errors. A metric named
     * {@code latency-p99-search} says it by its name.
     */
    @Nullable Double quantileOf(String metric) {
        if (quantile != null || !metric.contains("latency")) {
            return quantile;
        }
        var named = QUANTILE_IN_NAME.matcher(metric);
        return named.find() ? Double.parseDouble("0." + named.group(1)) : USUAL_QUANTILE;
    }

    /** Times are measured for longer than any usual limit on them. */
    Duration timeoutOf(String metric) {
        if (timeout != null) {
            return timeout;
        }
        return quantileOf(metric) == null ? Duration.ofSeconds(5) : Duration.ofSeconds(15);
    }
}
