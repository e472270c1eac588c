package dev.holdpoint.runbooks.linter;

import dev.holdpoint.workflows.runbook.Limit;
import dev.holdpoint.workflows.runbook.Rule.Condition;

/** Which of two conditions of the same form takes more to come true. */
final class Extremes {
    private Extremes() {}

    /**
     * Whether the first comes true only where the second has; false for what cannot be compared.
     */
    static boolean isMoreExtreme(Condition one, Condition other) {
        return switch (one) {
            case Condition.Above(var limit) ->
                    other instanceof Condition.Above(var lower) && more(limit, lower);
            case Condition.Below(var limit) ->
                    other instanceof Condition.Below(var higher) && more(higher, limit);
            case Condition.Rises(var limit, var against) ->
                    other instanceof Condition.Rises(var lower, var same)
                            && against == same
                            && more(limit, lower);
            case Condition.Falls(var limit, var against) ->
                    other instanceof Condition.Falls(var lower, var same)
                            && against == same
                            && more(limit, lower);
            case Condition.Burns(var factor, var over) ->
                    other instanceof Condition.Burns(var lower, var same)
                            && over.equals(same)
                            && factor > lower;
            case Condition.Fails(var times) ->
                    other instanceof Condition.Fails(var fewer) && times > fewer;
            case Condition.Reported _ -> false;
        };
    }

    private static boolean more(Limit one, Limit other) {
        return one.unit() == other.unit() && one.value() > other.value();
    }
}
