package dev.holdpoint.activities.counter;

import dev.holdpoint.activities.counter.Counted.Interval;
import dev.holdpoint.workflows.judge.Reading;
import java.util.ArrayList;
import java.util.List;

/** Increments read slice by slice, or together where a slice alone contradicts itself. */
final class Intervals {
    private Intervals() {}

    /** What increments of one or two sets of counters amount to. */
    @FunctionalInterface
    interface Reader {
        Reading read(List<Increment> some, List<Increment> others) throws SilentSource;
    }

    /**
     * The readings of all slices.
     *
     * @param patient whether a contradiction is refused; else it is an interval without data
     */
    static List<Interval> of(
            List<Slice> slices,
            List<Increment> some,
            List<Increment> others,
            Reader reader,
            boolean patient)
            throws SilentSource {
        if (slices.isEmpty()) {
            return List.of();
        }
        try {
            return each(slices, some, others, reader);
        } catch (SilentSource e) {
            return together(slices, some, others, reader, patient);
        }
    }

    private static List<Interval> each(
            List<Slice> slices, List<Increment> some, List<Increment> others, Reader reader)
            throws SilentSource {
        var dealt = Slice.deal(slices, some);
        var dealtOthers = Slice.deal(slices, others);
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i < slices.size(); i++) {
            var reading = reader.read(dealt.get(i), dealtOthers.get(i));
            intervals.add(new Interval(slices.get(i), reading));
        }
        return intervals;
    }

    private static List<Interval> together(
            List<Slice> slices,
            List<Increment> some,
            List<Increment> others,
            Reader reader,
            boolean patient)
            throws SilentSource {
        var whole = new Slice(slices.getFirst().from(), slices.getLast().to());
        try {
            return List.of(new Interval(whole, reader.read(some, others)));
        } catch (SilentSource e) {
            if (patient) {
                throw e;
            }
            var why = new Reading.Missing(String.valueOf(e.getMessage()));
            return List.of(new Interval(whole, why));
        }
    }
}
