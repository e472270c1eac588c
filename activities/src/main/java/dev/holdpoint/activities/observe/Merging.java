package dev.holdpoint.activities.observe;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Neighbouring samples of one metric made into fewer, so that a result stays small. */
final class Merging {
    private Merging() {}

    /**
     * Adds up neighbours until one covers {@code every}, give or take a fifth since no source keeps
     * its pace to the millisecond. Counts are added, nothing is averaged. What a gap parts, a
     * value, and a missing reading stay as they are.
     */
    static List<Sample> to(Duration every, List<Sample> samples) {
        var longest = every.multipliedBy(6).dividedBy(5);
        var merged = new ArrayList<Sample>();
        for (var sample : samples) {
            var both = merged.isEmpty() ? null : merge(merged.getLast(), sample, longest);
            if (both == null) {
                merged.add(sample);
            } else {
                merged.set(merged.size() - 1, both);
            }
        }
        return List.copyOf(merged);
    }

    private static @Nullable Sample merge(Sample a, Sample b, Duration longest) {
        if (!a.to().equals(b.from()) || Duration.between(a.from(), b.to()).compareTo(longest) > 0) {
            return null;
        }
        var reading = add(a.reading(), b.reading());
        return reading == null
                ? null
                : new Sample(a.metric(), a.slot(), a.from(), b.to(), reading, a.synthetic());
    }

    /** Both together; null where they are not of a kind. */
    static @Nullable Reading add(Reading a, Reading b) {
        if (a instanceof Reading.Ratio(var bad, var total)
                && b instanceof Reading.Ratio(var moreBad, var moreTotal)) {
            return new Reading.Ratio(bad + moreBad, total + moreTotal);
        }
        if (a instanceof Reading.Histogram(var quantile, var bounds, var counts)
                && b instanceof Reading.Histogram(var _, var sameBounds, var more)
                && bounds.equals(sameBounds)) {
            var sums =
                    IntStream.range(0, counts.size())
                            .mapToObj(i -> counts.get(i) + more.get(i))
                            .toList();
            return new Reading.Histogram(quantile, bounds, sums);
        }
        return null;
    }
}
