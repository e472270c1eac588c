package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.command.Acknowledgement;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.command.CommandReader;
import dev.holdpoint.workflows.command.Relayed;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.wire.Sentence;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each command does to a stage. */
public final class StageCommands {
    private final Execution run;
    private final Breaches breaches;
    private final Promotable waits;
    private final Map<Integer, Acknowledgement> known = new LinkedHashMap<>();
    private boolean paused;

    StageCommands(Execution run, Breaches breaches, Promotable waits) {
        this.run = run;
        this.breaches = breaches;
        this.waits = waits;
    }

    boolean paused() {
        return paused;
    }

    /** Goes on as it was in an earlier history. */
    void pause(boolean before) {
        paused = before;
        run.board.paused(before);
    }

    Acknowledgement relayed(Relayed relayed) {
        var before = known.get(relayed.number());
        if (before != null) {
            return before;
        }
        Acknowledgement answer;
        try {
            answer =
                    new Acknowledgement(
                            relayed.number(),
                            true,
                            take(CommandReader.read(relayed.name(), relayed.message())));
        } catch (IllegalArgumentException e) {
            answer = new Acknowledgement(relayed.number(), false, String.valueOf(e.getMessage()));
        }
        known.put(relayed.number(), answer);
        return answer;
    }

    /** Keeps a refused signal where people see it, and tells them: it has no other answer. */
    public void refused(String signal, String sentence) {
        run.board.happened("ignored signal %s: %s".formatted(signal, sentence));
        Notices.tell(
                run, "refused", "The signal %s was ignored".formatted(signal), sentence, Map.of());
    }

    /** Refuses what cannot be right now. */
    public void examine(Command command) {
        switch (command) {
            case Command.Approve _, Command.Reject _, Command.Confirm _, Command.Answer _ ->
                    run.desk.examine(command);
            case Command.Report report -> examineReport(report);
            case Command.Promote promote -> examinePromote(promote);
            case Command.Pause pause -> run.desk.roles().demand(pause.by(), null, "pause");
            case Command.Resume resume -> examineResume(resume);
            case Command.Abort _ -> {}
        }
    }

    /** Takes it; the answer is a sentence. */
    public String take(Command command) {
        examine(command);
        return switch (command) {
            case Command.Approve _, Command.Reject _, Command.Confirm _, Command.Answer _ ->
                    run.desk.take(command);
            case Command.Report report -> report(report);
            case Command.Promote promote -> promote(promote);
            case Command.Pause _ -> pause(command);
            case Command.Resume _ -> resume(command);
            case Command.Abort _ -> abort(command);
        };
    }

    private String noted(Command command, String sentence) {
        run.board.happened(command.name() + " by " + Said.by(command));
        return sentence;
    }

    private String pause(Command command) {
        paused = true;
        run.board.paused(true);
        return noted(command, "No next step begins until resume; the judge goes on.");
    }

    private String resume(Command command) {
        paused = false;
        run.board.paused(false);
        return noted(command, "It goes on.");
    }

    private String abort(Command command) {
        run.stop.decide(
                Ending.now(Ending.Kind.ABORTED, "aborted by " + Said.by(command), command.by()));
        return noted(command, "It stops; stable is brought back where something was changed.");
    }

    private String report(Command.Report report) {
        run.bench.reported(report.kind());
        noted(report, "");
        if (!run.bench.exposed()) {
            return "%s is noted; the candidate serves nobody, so no rule is judged now."
                    .formatted(report.kind());
        }
        var ruling = run.bench.judge();
        Beside.run(() -> breaches.act(ruling));
        return "%s is reported; the rule for it is being applied.".formatted(report.kind());
    }

    private String promote(Command.Promote promote) {
        var step = promoted(promote);
        waits.promote(step, promote);
        return noted(
                promote, "%s ends; it is recorded as waived, not as passed.".formatted(step.id()));
    }

    private void examineReport(Command.Report report) {
        run.desk.roles().demand(report.by(), null, "report");
        var kinds = run.bench.reportKinds();
        if (!kinds.contains(report.kind())) {
            throw Sentence.refused(
                    "No rule knows the report '%s' here; the rules know %s."
                            .formatted(
                                    report.kind(),
                                    kinds.isEmpty() ? "none" : String.join(", ", kinds)));
        }
    }

    private void examineResume(Command.Resume resume) {
        run.desk.roles().demand(resume.by(), null, "resume");
        if (!paused) {
            throw Sentence.refused("Nothing is paused.");
        }
    }

    private void examinePromote(Command.Promote promote) {
        var holding = promoted(promote);
        var own = holding.step().common().by();
        run.desk
                .roles()
                .demand(
                        promote.by(),
                        own == null ? run.asking.by() : own,
                        "promote " + holding.id());
        if (promote.comment() == null) {
            throw Sentence.refused(
                    "promote needs a reason: {\"by\":\"%s\",\"comment\":\"why\"}."
                            .formatted(promote.by()));
        }
        var ruling = waits.ruling();
        if (ruling.decisive() != null && ruling.hold() == Verdict.FAIL) {
            throw Sentence.refused(
                    "A rule fails, so nothing is promoted: %s.".formatted(ruling.why()));
        }
        demandNothingOpen();
    }

    /** The wait that is meant. */
    private PlannedStep promoted(Command.Promote promote) {
        var waiting = waits.waiting();
        return waiting.stream()
                .filter(step -> promote.step() == null || promote.step().equals(step.id()))
                .findFirst()
                .orElseThrow(() ->
                        Sentence.refused(
                                waiting.isEmpty()
                                        ? "No hold is running."
                                        : "The hold that runs is %s."
                                                .formatted(
                                                        String.join(
                                                                ", ",
                                                                waiting.stream()
                                                                        .map(PlannedStep::id)
                                                                        .toList()))));
    }

    /** A person who is asked says more than one who would not wait: the question comes first. */
    private void demandNothingOpen() {
        var asked = run.board.questions().stream().filter(q -> q.kind() == Question.Kind.ASK);
        var open = asked.map(Question::id).toList();
        if (breaches.open() || !open.isEmpty()) {
            throw Sentence.refused(
                    "Nothing is promoted while %s is open; answer it first."
                            .formatted(open.isEmpty() ? "a breach" : String.join(", ", open)));
        }
    }
}
