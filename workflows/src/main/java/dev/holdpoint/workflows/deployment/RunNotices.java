package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.stage.Notices;
import dev.holdpoint.workflows.stage.Targets;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells people what becomes of the run as a whole; a notice that is lost never fails it. */
record RunNotices(Plan plan, Progress progress) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How it ended: {@code Delivered} or the failure's type, and the closing sentence. */
    void ended(String outcome, String sentence) {
        tell(
                "ended",
                "%s %s: %s".formatted(plan.request().service(), plan.request().version(), outcome),
                sentence);
    }

    /** A signal that was not taken: who sent it has no other answer. */
    void refused(String signal, String sentence) {
        tell("refused", "The signal %s was ignored".formatted(signal), sentence);
    }

    /** Tells on-call, or the first there is to tell; waits no longer than half a minute. */
    private void tell(String kind, String title, String text) {
        var name = Notices.byDefault(plan);
        var binding = name == null ? null : plan.notices().get(name);
        if (name == null || binding == null) {
            return;
        }
        var target = Targets.withoutEnvironment(plan, binding);
        var run = Workflow.getInfo();
        var key = "%s/notice-%s/%d".formatted(run.getRunId(), kind, progress.oneMoreNotice());
        try {
            new Ports(worker())
                    .notices("tell %s: %s".formatted(name, title), PATIENCE)
                    .deliver(
                            key,
                            target,
                            new Notice(kind, run.getWorkflowId(), title, text, facts()));
        } catch (ActivityFailure e) {
            progress.happened(
                    "the notice to %s was not delivered: %s".formatted(name, Failures.sentence(e)));
        }
    }

    private Map<String, String> facts() {
        var byHand = progress.status().byHand();
        return byHand.isEmpty() ? Map.of() : Map.of("byHand", String.join("\n", byHand));
    }

    /** Who told the rest of the run tells its end, too: the secrets of a target are there. */
    private @Nullable String worker() {
        List<String> environments =
                plan.stages().stream()
                        .map(PlannedStage::environment)
                        .filter(Objects::nonNull)
                        .toList();
        var last = environments.isEmpty() ? null : plan.environments().get(environments.getLast());
        return last == null ? null : last.worker();
    }
}
