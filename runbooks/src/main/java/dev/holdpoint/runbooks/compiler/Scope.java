package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.StageType;
import org.jspecify.annotations.Nullable;

/**
 * How much of a runbook is asked for.
 *
 * @param lone the type of the one stage that a person starts by itself; null for a whole deployment
 * @param back whether only the way back is taken from the plan: nobody approves that
 */
public record Scope(@Nullable StageType lone, boolean back) {
    /** Every stage that the request's environment leaves. */
    public static final Scope WHOLE = new Scope(null, false);

    /** The same, to bring stable back by it. */
    public static final Scope BACK = new Scope(null, true);

    /** One stage of this type. */
    public static Scope lone(StageType type) {
        return new Scope(type, false);
    }
}
