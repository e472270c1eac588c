package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Limit;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Rule.Action;
import dev.holdpoint.workflows.runbook.Rule.Condition;
import dev.holdpoint.workflows.runbook.Rule.Subject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rows of the matrix in one word each. */
public final class Rules {
    private Rules() {}

    /** {@code error-rate above 10 % → rollback}. */
    public static Rule errorsAbove(int percent, Action action) {
        return row(
                new Subject.Metric("error-rate"),
                new Condition.Above(new Limit(percent / 100.0, Limit.Unit.PERCENT)),
                null,
                action,
                false);
    }

    /** The same for a time, with users on stable while a person thinks. */
    public static Rule errorsAbove(
            int percent, @Nullable Duration sustained, Action action, boolean stableMeanwhile) {
        return row(
                new Subject.Metric("error-rate"),
                new Condition.Above(new Limit(percent / 100.0, Limit.Unit.PERCENT)),
                sustained,
                action,
                stableMeanwhile);
    }

    /** {@code report bug → action}. */
    public static Rule reported(String kind, Action action) {
        return row(new Subject.Report(kind), new Condition.Reported(), null, action, false);
    }

    /** {@code check fails so often in a row → action}. */
    public static Rule fails(String check, int times, Action action) {
        return row(new Subject.Check(check), new Condition.Fails(times), null, action, false);
    }

    /** The same row with users on stable while a person thinks, and what silence means. */
    public static Rule meanwhileStable(Rule rule, Consequence otherwise) {
        return new Rule(
                rule.subject(),
                rule.condition(),
                rule.sustained(),
                null,
                null,
                rule.severity(),
                rule.action(),
                rule.by(),
                true,
                null,
                otherwise,
                null);
    }

    static Rule row(
            Subject subject,
            Condition condition,
            @Nullable Duration sustained,
            Action action,
            boolean stableMeanwhile) {
        return new Rule(
                subject,
                condition,
                sustained,
                null,
                null,
                Rule.Severity.P1,
                action,
                action == Action.ASK ? "on-call" : null,
                stableMeanwhile,
                null,
                action == Action.ASK ? Consequence.ROLLBACK : null,
                null);
    }

    /** The row as it is judged, with the requests its limit asks for. */
    public static PlannedRule planned(int number, Rule rule) {
        int atLeast =
                switch (rule.condition()) {
                    case Condition.Above(var limit) when limit.unit() == Limit.Unit.PERCENT ->
                            (int) Math.ceil(Math.log(0.05) / Math.log(1 - limit.value()));
                    default -> 0;
                };
        return new PlannedRule(
                "rule-" + number, rule, atLeast, rule.subject().name() + " → " + rule.action());
    }
}
