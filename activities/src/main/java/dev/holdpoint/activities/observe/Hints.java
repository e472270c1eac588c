package dev.holdpoint.activities.observe;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.ObserveCall.Hint;
import dev.holdpoint.workflows.port.ObserveCall.PlaceToSee;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Whether what a stretch brought is worth showing to the judge at once. */
final class Hints {
    private final List<Hint> hints;
    private final List<PlaceToSee> places;

    Hints(List<Hint> hints, List<PlaceToSee> places) {
        this.hints = List.copyOf(hints);
        this.places = List.copyOf(places);
    }

    boolean crossed(Tally tally) {
        return PlaceToSee.misplaced(places, tally.releases()) || limitCrossed(tally);
    }

    private boolean limitCrossed(Tally tally) {
        return hints.stream()
                .anyMatch(hint ->
                        hint.check()
                                ? failedInARow(tally, hint) >= Math.max(1, hint.limit())
                                : crossed(tally.total(hint.metric(), slot(hint)), hint));
    }

    private static boolean crossed(Reading total, Hint hint) {
        if (Readings.requests(total) < hint.atLeast() && !(total instanceof Reading.Gauge)) {
            return false;
        }
        var value = Readings.value(total);
        return value.isPresent() && beyond(value, hint);
    }

    private static boolean beyond(OptionalDouble value, Hint hint) {
        return hint.above()
                ? value.getAsDouble() > hint.limit()
                : value.getAsDouble() < hint.limit();
    }

    private static int failedInARow(Tally tally, Hint hint) {
        var failed = 0;
        for (var check : tally.checks()) {
            if (check.check().equals(hint.metric()) && at(check.slot(), hint.slot())) {
                failed = check.verdict() == Verdict.FAIL ? failed + 1 : 0;
            }
        }
        return failed;
    }

    private static boolean at(String slot, @Nullable String wanted) {
        return wanted == null || wanted.equals(slot);
    }

    private static String slot(Hint hint) {
        return hint.slot() == null ? "service" : hint.slot();
    }
}
