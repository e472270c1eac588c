package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Step.Common;
import dev.holdpoint.workflows.runbook.When;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What every step may say, with one thing said differently. */
final class Commons {
    private Commons() {}

    static Common when(Common c, @Nullable When when) {
        return new Common(
                c.id(),
                c.at(),
                when,
                c.by(),
                c.within(),
                c.otherwise(),
                c.onFailure(),
                c.undo(),
                c.sop());
    }

    static Common at(Common c, Place at) {
        return new Common(
                c.id(),
                at,
                c.when(),
                c.by(),
                c.within(),
                c.otherwise(),
                c.onFailure(),
                c.undo(),
                c.sop());
    }

    /** Who answers, by when, and what silence means. */
    static Common asking(
            Common c, @Nullable String by, @Nullable Duration within, @Nullable String otherwise) {
        return new Common(
                c.id(), c.at(), c.when(), by, within, otherwise, c.onFailure(), c.undo(), c.sop());
    }

    static Common id(Common c, String id) {
        return new Common(
                id,
                c.at(),
                c.when(),
                c.by(),
                c.within(),
                c.otherwise(),
                c.onFailure(),
                c.undo(),
                c.sop());
    }

    /** Without undo, for a step that has no effect. */
    static Common withoutUndo(Common c) {
        return new Common(
                c.id(),
                c.at(),
                c.when(),
                c.by(),
                c.within(),
                c.otherwise(),
                c.onFailure(),
                null,
                c.sop());
    }
}
