package dev.holdpoint.activities.observe;

import dev.holdpoint.workflows.judge.Reading;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a reading amounts to. */
final class Readings {
    private Readings() {}

    /** Requests it counted; 0 for one that counts none. */
    static long requests(Reading reading) {
        return switch (reading) {
            case Reading.Ratio(var _, var total) -> total;
            case Reading.Histogram(var _, var _, var counts) ->
                    counts.stream().mapToLong(Long::longValue).sum();
            case Reading.Gauge _, Reading.Missing _ -> 0;
        };
    }

    /** Its value in the metric's base unit; none without requests or data. */
    static OptionalDouble value(Reading reading) {
        return switch (reading) {
            case Reading.Ratio(var bad, var total) ->
                    total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) bad / total);
            case Reading.Histogram histogram -> quantile(histogram);
            case Reading.Gauge(var value) -> OptionalDouble.of(value);
            case Reading.Missing _ -> OptionalDouble.empty();
        };
    }

    /** In the bucket that holds the quantile, between its bounds; in the open one, its lower. */
    private static OptionalDouble quantile(Reading.Histogram histogram) {
        var rank = histogram.quantile() * requests(histogram);
        var below = 0L;
        for (int i = 0; i < histogram.bounds().size(); i++) {
            var count = histogram.counts().get(i);
            if (count > 0 && below + count >= rank) {
                var lower = i == 0 ? 0 : histogram.bounds().get(i - 1);
                var upper = histogram.bounds().get(i);
                return OptionalDouble.of(lower + (upper - lower) * (rank - below) / count);
            }
            below += count;
        }
        return requests(histogram) == 0 || histogram.bounds().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(histogram.bounds().getLast());
    }

    /** For people: {@code 0.3 % of 312 requests}. */
    static String text(Reading reading) {
        return switch (reading) {
            case Reading.Ratio(var bad, var total) ->
                    total == 0
                            ? "no request"
                            : String.format(
                                    Locale.ROOT,
                                    "%.1f %% of %d requests",
                                    100.0 * bad / total,
                                    total);
            case Reading.Histogram histogram ->
                    quantile(histogram).isEmpty()
                            ? "no request"
                            : String.format(
                                    Locale.ROOT,
                                    "%.3f s over %d requests",
                                    quantile(histogram).getAsDouble(),
                                    requests(histogram));
            case Reading.Gauge(var value) -> String.format(Locale.ROOT, "%.4g", value);
            case Reading.Missing(var why) -> "no data: " + why;
        };
    }
}
