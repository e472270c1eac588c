package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.approval.Approval;
import dev.holdpoint.workflows.approval.Subject;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.Question;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Waits for the yes of a role, bound to the plan's hash. */
record ApproveRunner(Execution run) implements StepRunner<Step.Approve> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Approve step) {
        var within = Execution.orElse(step.common().within(), Duration.ofHours(24));
        var silence = "nobody approved within " + DurationText.of(within);
        while (true) {
            var question = question(planned, step, within);
            Notices.asked(run, question);
            var said = run.desk.ask(question, within);
            if (said != null || !Silence.asksAgain(run, planned, silence)) {
                var approval = run.desk.approval(question);
                if (approval != null) {
                    run.board.signed(planned, approval);
                }
                return end(planned, said, new How(silence, signed(approval)));
            }
        }
    }

    /** What silence is called, and what is added to what was said. */
    private record How(String silence, String signed) {}

    private StepEnd end(PlannedStep planned, @Nullable Command said, How how) {
        return switch (said) {
            case Command.Approve yes -> StepEnd.done("approved by " + Said.by(yes) + how.signed());
            case Command.Reject no ->
                    new StepEnd.Ends(
                            Ending.now(
                                    Ending.Kind.REJECTED,
                                    "rejected by " + Said.by(no) + how.signed(),
                                    no.by()));
            case null, default -> Silence.of(run, planned, how.silence());
        };
    }

    private static String signed(@Nullable Approval approval) {
        return approval == null ? "" : ", signed with " + approval.fingerprint();
    }

    /** What an approval has to sign, where an environment of the run wants it; null else. */
    private @Nullable Subject toSign(PlannedStep planned) {
        var wanting =
                run.plan.environments().values().stream()
                        .filter(PlannedEnvironment::signed)
                        .map(PlannedEnvironment::name)
                        .toList();
        if (wanting.isEmpty()) {
            return null;
        }
        var here = Workflow.getInfo();
        return new Subject(
                run.plan.request().service(),
                here.getParentWorkflowId().orElse(here.getWorkflowId()),
                run.runId,
                run.plan.hash(),
                planned.id(),
                run.environment == null ? String.join(", ", wanting) : run.environment.name());
    }

    private Question question(PlannedStep planned, Step.Approve step, Duration within) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("approve", "it goes on");
        answers.put("reject", "it ends; stable is brought back where something was changed");
        var artifact = run.plan.artifact();
        var now = Moment.now();
        return new Question(
                planned.id(),
                Question.Kind.APPROVE,
                "May %s %s go on? Plan %s"
                        .formatted(
                                run.plan.request().service(),
                                artifact.version(),
                                run.plan.hash().substring(0, 12)),
                step.role(),
                run.desk.roles().people(step.role()),
                answers,
                Map.of(),
                false,
                now,
                now.plus(within),
                Silence.words(planned),
                toSign(planned));
    }
}
