package dev.holdpoint.worker.demo;

import dev.holdpoint.worker.demo.shop.Load;
import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One deployment of the demo from its start to its report. */
final class Trial {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 400;

    private final Scenario scenario;
    private final WorkflowStub run;
    private final Load load;
    private final Onlooker onlooker;

    Trial(Scenario scenario, Scene scene, Narration narration) {
        this.scenario = scenario;
        this.load = scene.load();
        this.run =
                scene.worker()
                        .client()
                        .newUntypedWorkflowStub(
                                Names.DEPLOYMENT,
                                WorkflowOptions.newBuilder()
                                        .setWorkflowId(scenario.id())
                                        .setTaskQueue(Names.TASK_QUEUE)
                                        .setStaticSummary(scenario.id().replace('-', ' '))
                                        .build());
        this.onlooker = new Onlooker(scenario.id(), run, scene, narration);
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
            onlooker.look();
            try {
                var outcome = end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                onlooker.look();
                return outcome;
            } catch (TimeoutException _) {
                // not over yet
            } catch (ExecutionException e) {
                onlooker.look();
                return notDelivered(e);
            }
        }
        throw new DemoFailure(
                "%s did not end within %d minutes. It last said: %s"
                        .formatted(scenario.id(), LONGEST.toMinutes(), onlooker.headline()));
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

    private TrialReport report(DeploymentOutcome outcome, Instant started) {
        var asked = onlooker.breach();
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
