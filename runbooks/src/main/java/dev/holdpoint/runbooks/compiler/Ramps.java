package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Step;
import java.util.ArrayList;
import java.util.List;

/** Ramps as what they stand for. */
final class Ramps {
    private Ramps() {}

    /** A ramp as its pairs of shift and hold; any other step as itself. */
    static List<Step> expand(Step step) {
        if (!(step instanceof Step.Ramp ramp)) {
            return List.of(step);
        }
        var common = ramp.common();
        var pairs = new ArrayList<Step>();
        for (int i = 0; i < ramp.legs().size(); i++) {
            var leg = ramp.legs().get(i);
            var shift = part(common, "shift", i);
            var hold = Commons.withoutUndo(part(common, "hold", i));
            pairs.add(new Step.Shift(shift, Step.Shift.To.CANDIDATE, leg.share()));
            pairs.add(new Step.Hold(hold, leg.hold(), Step.Hold.EVERY, List.of()));
        }
        return pairs;
    }

    /** A ramp with an id gives it on: {@code canary/shift-1}, {@code canary/hold-1}. */
    private static Step.Common part(Step.Common common, String kind, int leg) {
        return common.id() == null
                ? common
                : Commons.id(common, "%s/%s-%d".formatted(common.id(), kind, leg + 1));
    }
}
