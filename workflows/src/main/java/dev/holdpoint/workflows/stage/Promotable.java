package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.plan.PlannedStep;
import java.util.List;

/** Waits that a person may end early. */
interface Promotable {
    /** Those under way, the one that is meant when none is named first. */
    List<PlannedStep> waiting();

    /** The ruling of this moment. */
    Ruling ruling();

    /** Ends one of them. */
    void promote(PlannedStep step, Command.Promote command);
}
