package dev.holdpoint.worker.demo;

import dev.holdpoint.worker.demo.shop.Load;
import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One deployment of the demo from its start to its report. */
final class Trial {
    private static final Duration THINKING = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 400;
    private static final String APPROVER = Commands.APPROVER;

    private final Scenario scenario;
    private final WorkflowClient client;
    private final WorkflowStub run;
    private final Load load;
    private final Narration narration;
    private final Commands commands;
    private final Set<String> approved = new HashSet<>();
    private @Nullable Question breach;
    private @Nullable WorkflowStub rollback;
    private String headline = "nothing";

    Trial(Scenario scenario, Scene scene, Narration narration) {
        this.scenario = scenario;
        this.load = scene.load();
        this.narration = narration;
        this.commands = new Commands(scene.temporal());
        this.client = scene.worker().client();
        this.run =
                client.newUntypedWorkflowStub(
                        Names.DEPLOYMENT,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(scenario.id())
                                .setTaskQueue(Names.TASK_QUEUE)
                                .setStaticSummary(scenario.id().replace('-', ' '))
                                .build());
    }

    /** Runs it. */
    TrialReport run() throws InterruptedException {
        var started = Instant.now();
        var _ =
                run.start(
                        Map.of(
                                "service",
                                Papers.SERVICE,
                                "version",
                                scenario.version(),
                                "by",
                                "demo"));
        var outcome = follow(run.getResultAsync(DeploymentOutcome.class), started);
        return report(outcome, started);
    }

    private DeploymentOutcome follow(CompletableFuture<DeploymentOutcome> end, Instant started)
            throws InterruptedException {
        while (Instant.now().isBefore(started.plus(LONGEST))) {
            look();
            try {
                var outcome = end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                look();
                return outcome;
            } catch (TimeoutException _) {
                // not over yet
            } catch (ExecutionException e) {
                look();
                return notDelivered(e);
            }
        }
        throw new DemoFailure(
                "%s did not end within %d minutes. It last said: %s"
                        .formatted(scenario.id(), LONGEST.toMinutes(), headline));
    }

    private DeploymentOutcome notDelivered(ExecutionException e) {
        if (e.getCause() instanceof WorkflowFailedException failed
                && failed.getCause() instanceof ApplicationFailure failure) {
            if (failure.getDetails().getSize() > 0) {
                return failure.getDetails().get(0, DeploymentOutcome.class);
            }
            throw new DemoFailure(
                    "%s ended %s: %s"
                            .formatted(
                                    scenario.id(),
                                    failure.getType(),
                                    failure.getOriginalMessage()));
        }
        throw new DemoFailure(
                "%s could not be followed: %s".formatted(scenario.id(), e.getCause()), e);
    }

    private void look() throws InterruptedException {
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
        narration.say("  " + commands.approve(scenario.id()));
        var _ =
                run.update(
                        "approve",
                        String.class,
                        Map.of("by", APPROVER, "comment", "looks good, go on"));
    }

    private TrialReport report(DeploymentOutcome outcome, Instant started) {
        var asked = breach;
        var verdict = asked == null ? outcome.decided() : asked.asked();
        var firstBad = load.firstFaultSince(started).orElse(null);
        return new TrialReport(
                scenario.id(),
                scenario.version(),
                scenario.story(),
                outcome.outcome(),
                outcome.outcome().equals(scenario.outcome()) && (asked != null) == scenario.asked(),
                outcome.sentence(),
                seconds(outcome.started(), outcome.ended()),
                verdict == null || firstBad == null ? null : seconds(firstBad, verdict),
                outcome.decided() == null || outcome.proven() == null
                        ? null
                        : seconds(outcome.decided(), outcome.proven()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
