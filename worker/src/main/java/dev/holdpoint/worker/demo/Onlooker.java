package dev.holdpoint.worker.demo;

import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what is new in a run, and plays the people it waits for: one approves, one is silent. */
final class Onlooker {
    private static final Duration THINKING = Duration.ofSeconds(2);
    private static final String APPROVER = Commands.APPROVER;

    private final String id;
    private final WorkflowStub run;
    private final WorkflowClient client;
    private final Narration narration;
    private final Commands commands;
    private final Set<String> approved = new HashSet<>();
    private @Nullable Question breach;
    private @Nullable WorkflowStub rollback;
    private String headline = "nothing";

    Onlooker(String id, WorkflowStub run, Scene scene, Narration narration) {
        this.id = id;
        this.run = run;
        this.client = scene.worker().client();
        this.narration = narration;
        this.commands = new Commands(scene.temporal());
    }

    /** What the run said last of itself. */
    String headline() {
        return headline;
    }

    /** The first question that nobody answers; null while there was none. */
    @Nullable Question breach() {
        return breach;
    }

    /** Looks once. */
    void look() throws InterruptedException {
        var status = status(run);
        if (status == null) {
            return;
        }
        headline = status.headline();
        if (status.outcome() == null) {
            narration.tell(status);
        }
        followRollback(status);
        if (status.outcome() != null) {
            narration.tell(status);
        }
        for (var question : status.questions()) {
            switch (question.kind()) {
                case APPROVE -> approve(question);
                case CONFIRM, ASK -> keepSilent(question);
            }
        }
    }

    /** A rollback is a run of its own; what it does is told as part of the deployment. */
    private void followRollback(Status status) {
        if (rollback == null) {
            Wording.rollback(status.events())
                    .ifPresent(id -> rollback = client.newUntypedWorkflowStub(id));
        }
        var back = rollback == null ? null : status(rollback);
        if (back != null) {
            narration.tell(back);
        }
    }

    /** Null when it cannot be told now; it is asked again in a moment. */
    private static @Nullable Status status(WorkflowStub stub) {
        try {
            return stub.query("status", Status.class);
        } catch (WorkflowQueryException | WorkflowServiceException _) {
            // the run itself is waited for besides
            return null;
        }
    }

    private void keepSilent(Question question) {
        if (breach == null) {
            breach = question;
            narration.say(
                    "the demo keeps silent; without an answer by %s: %s"
                            .formatted(Narration.clock(question.deadline()), question.otherwise()));
        }
    }

    private void approve(Question question) throws InterruptedException {
        if (Instant.now().isBefore(question.asked().plus(THINKING))
                || !approved.add(question.id())) {
            return;
        }
        narration.say("the demo plays %s and approves, as she would:".formatted(APPROVER));
        narration.say("  " + commands.approve(id));
        var _ =
                run.update(
                        "approve",
                        String.class,
                        Map.of("by", APPROVER, "comment", "looks good, go on"));
    }
}
