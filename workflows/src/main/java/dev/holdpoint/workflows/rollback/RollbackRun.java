package dev.holdpoint.workflows.rollback;

import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.environment.RollbackAssignment;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.environment.protocol.RollbackOrder;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.stage.RollbackSteps;
import dev.holdpoint.workflows.stage.RollbackTask;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Sentence;
import java.time.Duration;
import java.util.List;

/** One rollback from its first shift to its outcome. */
final class RollbackRun {
    private final RollbackAssignment assignment;
    private final RollbackSteps steps;

    RollbackRun(RollbackAssignment assignment) {
        this.assignment = assignment;
        this.steps =
                new RollbackSteps(
                        new RollbackTask(
                                assignment.holder(),
                                assignment.plan(),
                                assignment.bound(),
                                assignment.reached(),
                                assignment.reason(),
                                assignment.decidedAt(),
                                assignment.force(),
                                assignment.first()),
                        List.of(assignment.environmentId(), assignment.holder()));
    }

    RollbackOutcome run() {
        var proven = steps.run();
        if (proven == null) {
            throw Sentence.failure(
                    FailureTypes.ROLLBACK_ABANDONED,
                    "The rollback of %s was given up: %s. %s stays not settled."
                            .formatted(
                                    assignment.plan().request().version(),
                                    steps.commands().givenUp(),
                                    assignment.environmentId()));
        }
        var stable = assignment.bound().stable();
        var took = DurationText.about(Duration.between(steps.decided(), proven));
        var slot = assignment.bound().stableSlot();
        return stable == null
                ? new RollbackOutcome(
                        "Nothing ran before; what was started serves nobody, %s after the decision.%s"
                                .formatted(took, steps.evidence()),
                        steps.decided(),
                        proven,
                        null)
                : new RollbackOutcome(
                        "%s%s serves everything again, proven %s after the decision.%s"
                                .formatted(
                                        stable.version(),
                                        slot == null ? "" : " in " + slot,
                                        took,
                                        steps.evidence()),
                        steps.decided(),
                        proven,
                        slot == null ? "service" : slot);
    }

    void ordered(RollbackOrder order) {
        steps.ordered(order);
    }

    Status status() {
        return steps.status();
    }

    String take(Command command) {
        return steps.commands().take(command);
    }

    void examine(Command command) {
        steps.commands().examine(command);
    }

    void refused(String name, String sentence) {
        steps.commands().refused(name, sentence);
    }
}
