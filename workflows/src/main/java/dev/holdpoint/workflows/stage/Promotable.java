package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits that a person may end early, or lengthen. */
interface Promotable {
    /** Those under way, the one that is meant when none is named first. */
    List<PlannedStep> waiting();

    /** The ruling of this moment. */
    Ruling ruling();

    /** Ends one of them. */
    void promote(PlannedStep step, Command.Promote command);

    /** Why none of them may go on longer than the plan says; null when they may. */
    @Nullable String fixed();

    /** Lets one of them go on longer; when it ends then. */
    Instant extend(PlannedStep step, Duration longer);
}
