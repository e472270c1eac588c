package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.runbook.When;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions that only the run can tell: what it reached and what people answered. */
final class Conditions {
    private Conditions() {}

    /** Why a step does not run; null when it does. */
    static @Nullable String unmet(
            @Nullable When when, boolean slots, List<String> reached, Map<String, String> answers) {
        if (when == null) {
            return null;
        }
        if (when.reached() != null && !reached.contains(when.reached())) {
            return "the run did not reach " + when.reached();
        }
        if (when.slots() != null && when.slots().equals("none") == slots) {
            return slots ? "the environment has slots" : "the environment has no slots";
        }
        for (var wanted : when.answer().entrySet()) {
            var given = answers.get(wanted.getKey());
            if (!wanted.getValue().equals(given)) {
                return "%s was answered %s"
                        .formatted(wanted.getKey(), given == null ? "by nobody" : given);
            }
        }
        var not = when.not();
        return not != null && isDynamic(not) && unmet(not, slots, reached, answers) == null
                ? "its exception holds"
                : null;
    }

    private static boolean isDynamic(When when) {
        return when.reached() != null || when.slots() != null || !when.answer().isEmpty();
    }
}
