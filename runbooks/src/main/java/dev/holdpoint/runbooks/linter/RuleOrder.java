package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Runbook;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** No row of the decision matrix stands twice, and none waits behind another for ever. */
final class RuleOrder implements RunbookRule {
    @Override
    public void judge(Runbook runbook, Report report) {
        var rules = runbook.rules();
        for (int index = 0; index < rules.size(); index++) {
            var path = "rules[" + index + "]";
            if (report.sound(path)) {
                overlapping(rules, index, report);
                unreachable(rules, index, report);
            }
        }
    }

    private static void overlapping(List<Rule> rules, int index, Report report) {
        for (int before = 0; before < index; before++) {
            if (same(rules.get(before), rules.get(index)) && report.sound(path(before))) {
                report.tell(
                        ProblemKind.RULE_OVERLAPPING,
                        path(index),
                        "overlapping; "
                                + path(before)
                                + " has the same subject, limit and \"for\"");
                return;
            }
        }
    }

    private static boolean same(Rule one, Rule other) {
        return one.subject().equals(other.subject())
                && one.condition().equals(other.condition())
                && Objects.equals(one.sustained(), other.sustained());
    }

    private static void unreachable(List<Rule> rules, int index, Report report) {
        for (int other = 0; other < rules.size(); other++) {
            if (other != index
                    && hides(rules.get(other), rules.get(index))
                    && report.sound(path(other))) {
                report.tell(
                        ProblemKind.RULE_UNREACHABLE,
                        path(index),
                        "unreachable; "
                                + path(other)
                                + " comes first with a milder limit and does as much");
                return;
            }
        }
    }

    /** Whether the first rule has always acted, and at least as strongly, before the second can. */
    private static boolean hides(Rule first, Rule second) {
        return first.subject().equals(second.subject())
                && Extremes.isMoreExtreme(second.condition(), first.condition())
                && second.action().compareTo(first.action()) <= 0
                && atLeast(second.sustained(), first.sustained())
                && noNarrower(first.during(), second.during());
    }

    private static boolean atLeast(@Nullable Duration one, @Nullable Duration other) {
        return other == null || (one != null && one.compareTo(other) >= 0);
    }

    private static boolean noNarrower(@Nullable Duration one, @Nullable Duration other) {
        return one == null || (other != null && one.compareTo(other) >= 0);
    }

    private static String path(int index) {
        return "rules[" + index + "]";
    }
}
