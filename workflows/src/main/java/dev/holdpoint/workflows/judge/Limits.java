package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.runbook.Limit;
import dev.holdpoint.workflows.runbook.Rule.Condition;

/** The limit inside a condition on a metric. */
final class Limits {
    private Limits() {}

    static Limit of(Condition condition) {
        return switch (condition) {
            case Condition.Above(Limit limit) -> limit;
            case Condition.Below(Limit limit) -> limit;
            case Condition.Rises(Limit limit, _) -> limit;
            case Condition.Falls(Limit limit, _) -> limit;
            case Condition.Burns(double factor, _) -> new Limit(factor, Limit.Unit.COUNT);
            case Condition.Fails(int times) -> new Limit(times, Limit.Unit.COUNT);
            case Condition.Reported _ -> new Limit(1, Limit.Unit.COUNT);
        };
    }
}
