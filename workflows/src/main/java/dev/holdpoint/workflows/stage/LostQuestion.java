package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.environment.protocol.RollbackOrder;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.status.State;
import org.jspecify.annotations.Nullable;

/**
 * Whether stable shall be brought back after a run was lost, where the runbook has people asked.
 */
final class LostQuestion {
    private static final String ID = "lost";

    private final Execution run;
    private final @Nullable Asking asking;
    private final String reason;
    private boolean open;

    /**
     * @param asking how people are asked; null to begin at once
     */
    LostQuestion(Execution run, @Nullable Asking asking, String reason) {
        this.run = run;
        this.asking = asking;
        this.reason = reason;
    }

    /** Whether it is asked now. */
    boolean open() {
        return open;
    }

    /** Asks; whether people want stable brought back. */
    boolean wanted(RollbackClock clock) {
        if (asking == null) {
            return true;
        }
        run.board.state(State.RUNNING, reason);
        open = true;
        var outcome = new Asked(run).ask(ID, reason + ". Bring stable back?", asking);
        open = false;
        if (run.stop.decided()) {
            return false;
        }
        run.board.happened(outcome.sentence());
        if (outcome.consequence() != Consequence.ROLLBACK) {
            var why = "%s; %s".formatted(reason, outcome.sentence());
            run.stop.decide(Ending.now(Ending.Kind.STOPPED, why, outcome.by()));
            return false;
        }
        clock.decidedNow();
        run.board.state(State.ROLLING_BACK, outcome.sentence());
        return true;
    }

    /** A person does not want to be asked. */
    void answer(RollbackOrder order) {
        if (open) {
            run.desk.settle(ID, new Command.Answer(order.by(), order.reason(), ID, "rollback"));
        }
    }
}
