package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.command.Acknowledgement;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.command.CommandReader;
import dev.holdpoint.workflows.command.Relayed;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.TimeText;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each command does to a stage. */
public final class StageCommands {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Execution run;
    private final Breaches breaches;
    private final Promotable waits;
    private final Map<Integer, Acknowledgement> known = new LinkedHashMap<>();
    private final Set<Integer> begun = new LinkedHashSet<>();
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
        if (!begun.add(relayed.number())) {
            Workflow.await(() -> known.containsKey(relayed.number()));
            return Objects.requireNonNull(known.get(relayed.number()));
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
            case Command.Extend extend -> examineExtend(extend);
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
            case Command.Extend extend -> extend(extend);
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
        var step = meant(promote.step());
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

    private String extend(Command.Extend extend) {
        var step = meant(extend.step());
        var ends = waits.extend(step, longer(extend));
        return noted(extend, "%s ends at %s now.".formatted(step.id(), TimeText.of(ends)));
    }

    private void examineExtend(Command.Extend extend) {
        var holding = meant(extend.step());
        demandRole(extend, holding);
        var longer = longer(extend);
        var fixed = waits.fixed();
        if (fixed != null) {
            throw Sentence.refused(fixed);
        }
        if (longer.compareTo(LONGEST) > 0) {
            throw Sentence.refused(
                    "A hold is extended by %s at most, not by %s."
                            .formatted(DurationText.of(LONGEST), DurationText.of(longer)));
        }
        demandNothingOpen("extended");
    }

    private static Duration longer(Command.Extend extend) {
        return DurationText.read(extend.duration())
                .orElseThrow(() ->
                        Sentence.refused(
                                "extend needs how much longer, such as 10m, was \"%s\"."
                                        .formatted(extend.duration())));
    }

    private void demandRole(Command command, PlannedStep holding) {
        var own = holding.step().common().by();
        run.desk
                .roles()
                .demand(
                        command.by(),
                        own == null ? run.asking.by() : own,
                        command.name() + " " + holding.id());
    }

    private void examinePromote(Command.Promote promote) {
        var holding = meant(promote.step());
        demandRole(promote, holding);
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
        demandNothingOpen("promoted");
    }

    /** The wait that is meant. */
    private PlannedStep meant(@Nullable String id) {
        var waiting = waits.waiting();
        return waiting.stream()
                .filter(step -> id == null || id.equals(step.id()))
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
    private void demandNothingOpen(String done) {
        var asked = run.board.questions().stream().filter(q -> q.kind() == Question.Kind.ASK);
        var open = asked.map(Question::id).toList();
        if (breaches.open() || !open.isEmpty()) {
            throw Sentence.refused(
                    "Nothing is %s while %s is open; answer it first."
                            .formatted(
                                    done, open.isEmpty() ? "a breach" : String.join(", ", open)));
        }
    }
}
