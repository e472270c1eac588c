package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.Question;
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
                return end(planned, said, silence);
            }
        }
    }

    private StepEnd end(PlannedStep planned, @Nullable Command said, String silence) {
        return switch (said) {
            case Command.Approve yes -> StepEnd.done("approved by " + Said.by(yes));
            case Command.Reject no ->
                    new StepEnd.Ends(
                            Ending.now(
                                    Ending.Kind.REJECTED, "rejected by " + Said.by(no), no.by()));
            case null, default -> Silence.of(run, planned, silence);
        };
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
                Silence.words(planned));
    }
}
