package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be said of a step's {@code when} before anything starts. */
sealed interface Decision {
    /** It runs. */
    record Runs() implements Decision {}

    /** It never runs, and the sentence says why. */
    record Skipped(String why) implements Decision {}

    /** Only the run can tell: what is left to ask then. */
    record Later(When rest) implements Decision {}

    /** Decides what can be decided; an absent condition always holds. */
    static Decision of(@Nullable When when, Facts facts) {
        if (when == null) {
            return new Runs();
        }
        var unmet = unmet(when, facts);
        if (!unmet.isEmpty()) {
            return new Skipped(String.join("; ", unmet));
        }
        var not = when.not();
        if (not == null) {
            return left(when, facts, null);
        }
        return switch (of(not, facts)) {
            case Runs _ -> new Skipped("not for " + Conditions.words(not));
            case Skipped _ -> left(when, facts, null);
            case Later(var rest) -> left(when, facts, rest);
        };
    }

    private static List<String> unmet(When when, Facts facts) {
        var unmet = new ArrayList<String>();
        if (when.type() != null && !when.type().equals(facts.type())) {
            unmet.add("only for type %s, this is %s".formatted(when.type(), facts.type()));
        }
        if (when.environment() != null && !when.environment().equals(facts.environment())) {
            unmet.add("only when environment %s alone is asked for".formatted(when.environment()));
        }
        if (when.emergency() != null && when.emergency() != facts.emergency()) {
            unmet.add(when.emergency() ? "only in an emergency" : "not in an emergency");
        }
        if (when.flag() != null && !facts.flags().contains(when.flag())) {
            unmet.add("only when the request names flag " + when.flag());
        }
        if (when.slots() != null && facts.slots() != null && !slots(when, facts.slots())) {
            unmet.add(
                    facts.slots() ? "only where there are no slots" : "only where there are slots");
        }
        return unmet;
    }

    private static boolean slots(When when, boolean there) {
        return Objects.equals(when.slots(), there ? "some" : "none");
    }

    private static Decision left(When when, Facts facts, @Nullable When not) {
        var slots = facts.slots() == null ? when.slots() : null;
        var rest =
                new When(
                        null,
                        null,
                        null,
                        when.migrations(),
                        slots,
                        when.reached(),
                        null,
                        when.answer(),
                        not);
        return rest.equals(new When(null, null, null, null, null, null, null, Map.of(), null))
                ? new Runs()
                : new Later(rest);
    }
}
