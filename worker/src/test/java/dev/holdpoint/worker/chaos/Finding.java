package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.acceptance.Releases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one trial shows, by what an undisturbed run does.
 *
 * @param doubled effects beyond those of an undisturbed run, in words
 */
record Finding(Verdict verdict, List<String> doubled) {
    private static final List<String> FORWARD = List.of("100:0", "60:40", "0:100");
    private static final String STABLE = "100:0";

    /** Each effect once: what the outside counts at most. */
    private static final Effects ONCE = new Effects(1, FORWARD, 1, 1, Map.of(), 0);

    Finding {
        doubled = List.copyOf(doubled);
    }

    static Finding of(Scenario scenario, Fault fault, Outcome outcome) {
        var doubled = new ArrayList<>(outcome.effects().beyond(ONCE, fault == Fault.CANDIDATE));
        if (!allowed(outcome.effects().shares())) {
            doubled.add("shares went " + String.join(", ", outcome.effects().shares()));
        }
        return new Finding(verdict(scenario, outcome), doubled);
    }

    private static Verdict verdict(Scenario scenario, Outcome outcome) {
        if (outcome.end().equals(Outcome.STUCK)) {
            return Verdict.STUCK;
        }
        var serves = outcome.end().equals("Delivered") ? Releases.GOOD : Releases.STABLE;
        if (!outcome.served().equals(List.of(serves))
                || !outcome.free()
                || outcome.sentence().isBlank()) {
            return Verdict.WRONG;
        }
        if (outcome.end().equals(scenario.end())) {
            return Verdict.SAME;
        }
        return switch (outcome.end()) {
            case "RolledBack" -> Verdict.ROLLED_BACK;
            default ->
                    outcome.effects().shares().equals(List.of(STABLE))
                            ? Verdict.STOPPED
                            : Verdict.WRONG;
        };
    }

    /** Forward in order, as far as it came, and back at most once. */
    private static boolean allowed(List<String> shares) {
        int forward = 0;
        while (forward < Math.min(shares.size(), FORWARD.size())
                && shares.get(forward).equals(FORWARD.get(forward))) {
            forward++;
        }
        var rest = shares.subList(forward, shares.size());
        return rest.isEmpty() || rest.equals(List.of(STABLE));
    }
}
