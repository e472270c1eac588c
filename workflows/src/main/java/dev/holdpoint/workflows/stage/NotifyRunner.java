package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.runbook.Step;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;

/** Tells people; only a notice that is required can fail. */
record NotifyRunner(Execution run) implements StepRunner<Step.Notify> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration REQUIRED_PATIENCE = Duration.ofMinutes(10);

    @Override
    public StepEnd run(PlannedStep planned, Step.Notify step) {
        var patience = step.required() ? REQUIRED_PATIENCE : PATIENCE;
        String where;
        try {
            where =
                    run.ports
                            .notices(planned.sentence(), patience)
                            .deliver(
                                    run.key(planned, step.to()),
                                    Notices.target(run, step.to()),
                                    notice(step));
        } catch (ActivityFailure e) {
            var why = "not delivered: " + Failures.sentence(e);
            return step.required() ? StepEnd.failed(why) : StepEnd.done(why);
        }
        return step.lead() == null ? StepEnd.done(where) : outFor(step.lead(), where);
    }

    private static StepEnd outFor(Duration lead, String where) {
        var summary = "the notice is out, %s to go".formatted(DurationText.of(lead));
        Wait.pass(lead, summary);
        return StepEnd.done("%s, out for %s".formatted(where, DurationText.of(lead)));
    }

    private Notice notice(Step.Notify step) {
        var request = run.plan.request();
        var facts = new LinkedHashMap<String, String>();
        facts.put("service", request.service());
        facts.put("version", request.version());
        if (run.environment != null) {
            facts.put("environment", run.environment.name());
        }
        if (request.by() != null) {
            facts.put("contact", request.by());
        }
        if (request.changes() != null) {
            facts.put("changes", String.join("; ", request.changes()));
        }
        return new Notice(
                step.notice(),
                Workflow.getInfo().getWorkflowId(),
                "%s %s: %s".formatted(request.service(), request.version(), step.notice()),
                text(step),
                facts);
    }

    private String text(Step.Notify step) {
        var request = run.plan.request();
        var reason = request.reason() == null ? "" : " Reason: " + request.reason() + ".";
        return "%s of %s %s.%s"
                .formatted(step.notice(), request.service(), request.version(), reason);
    }
}
