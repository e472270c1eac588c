package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.Question;
import java.time.Duration;
import java.util.LinkedHashMap;

/** Waits for a person to attest each item. */
record ConfirmRunner(Execution run) implements StepRunner<Step.Confirm> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Confirm step) {
        var within = Execution.orElse(step.common().within(), Duration.ofHours(24));
        var silence = "nobody confirmed within " + DurationText.of(within);
        while (true) {
            var question = question(planned, step, within);
            Notices.asked(run, question);
            var said = run.desk.ask(question, within);
            if (said instanceof Command.Confirm confirmed) {
                return StepEnd.done(words(confirmed));
            }
            if (!Silence.asksAgain(run, planned, silence)) {
                return Silence.of(run, planned, silence);
            }
        }
    }

    private static String words(Command.Confirm confirmed) {
        return "confirmed by %s %s%s"
                .formatted(
                        Said.by(confirmed),
                        confirmed.items(),
                        confirmed.evidence() == null ? "" : ", evidence: " + confirmed.evidence());
    }

    private Question question(PlannedStep planned, Step.Confirm step, Duration within) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("done", "it is so");
        step.allow().forEach(a -> answers.put(a, "it does not apply"));
        var now = Moment.now();
        var role = step.common().by();
        return new Question(
                planned.id(),
                Question.Kind.CONFIRM,
                "Confirm: "
                        + String.join("; ", step.items().values())
                        + (step.evidence() ? " (with evidence)" : ""),
                role,
                run.desk.roles().people(role),
                answers,
                step.items(),
                step.evidence(),
                now,
                now.plus(within),
                Silence.words(planned));
    }
}
