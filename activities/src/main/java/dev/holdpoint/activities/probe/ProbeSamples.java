package dev.holdpoint.activities.probe;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How shots become samples.
 *
 * @param quantile of the times to answer; null to count errors
 */
record ProbeSamples(String metric, String slot, @Nullable Double quantile, Duration timeout) {
    /** In seconds; where the limits of procedures usually are. */
    private static final List<Double> BOUNDS =
            List.of(
                    0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5,
                    2.0, 3.0, 5.0, 7.5, 10.0);

    static ProbeSamples of(AdapterCall call, String metric, ProbeSettings settings) {
        return new ProbeSamples(
                metric, call.slot(), settings.quantileOf(metric), settings.timeoutOf(metric));
    }

    /** None without shots; missing when not a single one could be sent. */
    List<Sample> of(Instant from, Instant to, List<Shot> shots) {
        return shots.isEmpty()
                ? List.of()
                : List.of(new Sample(metric, slot, from, to, reading(shots), true));
    }

    private Reading reading(List<Shot> shots) {
        var sent = shots.stream().filter(shot -> !(shot instanceof Shot.Unsent)).toList();
        if (sent.isEmpty()) {
            return new Reading.Missing(why(shots.getLast()));
        }
        return quantile == null ? errors(sent) : times(sent, quantile);
    }

    private static String why(Shot shot) {
        return shot instanceof Shot.Unsent(var why) ? why : "";
    }

    private static Reading errors(List<Shot> sent) {
        var bad =
                sent.stream()
                        .filter(shot -> !(shot instanceof Shot.Answered(var good, var _) && good))
                        .count();
        return new Reading.Ratio(bad, sent.size());
    }

    /** The open bucket begins at the time-out, so that no bound is passed that was not seen. */
    private Reading times(List<Shot> sent, double which) {
        var bounds = bounds(timeout.toMillis() / 1000.0);
        var counts = new ArrayList<>(Collections.nCopies(bounds.size() + 1, 0L));
        for (var shot : sent) {
            counts.set(bucket(bounds, shot), counts.get(bucket(bounds, shot)) + 1);
        }
        return new Reading.Histogram(which, bounds, counts);
    }

    private static List<Double> bounds(double longest) {
        var bounds = new ArrayList<>(BOUNDS.stream().filter(bound -> bound < longest).toList());
        if (longest <= BOUNDS.getLast()) {
            bounds.add(longest);
        }
        return bounds;
    }

    private static int bucket(List<Double> bounds, Shot shot) {
        if (!(shot instanceof Shot.Answered(var _, var took))) {
            return bounds.size();
        }
        var seconds = took.toNanos() / 1e9;
        return (int) bounds.stream().takeWhile(bound -> bound < seconds).count();
    }
}
