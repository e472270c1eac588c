package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.approval.Approval;
import dev.holdpoint.workflows.call.Countdown;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where people answer: open questions, their answers, and what silence means. */
public final class Desk {
    private final Board board;
    private final Roles roles;
    private final Stop stop;
    private final String planHash;
    private final Notary notary;
    private final Map<String, Command> answers = new LinkedHashMap<>();
    private final Map<String, Approval> approvals = new LinkedHashMap<>();

    public Desk(Board board, Plan plan, Stop stop) {
        this.board = board;
        this.roles = new Roles(plan.roles());
        this.stop = stop;
        this.planHash = plan.hash();
        this.notary = new Notary(plan, board, stop);
    }

    /** Whether somebody waits to be told what came of a signature. */
    boolean busy() {
        return notary.busy();
    }

    /** What was signed with the answer to a question; null where nothing was. */
    @Nullable Approval approval(Question question) {
        return approvals.get(question.id());
    }

    Roles roles() {
        return roles;
    }

    /**
     * Asks and waits.
     *
     * @return the command that answered; null when nobody did in time or the stage was stopped
     */
    @Nullable Command ask(Question question, Duration within) {
        answers.remove(question.id());
        approvals.remove(question.id());
        board.asks(question);
        var who = question.whose("a person");
        var time =
                Countdown.of(within, "waiting for %s, %s".formatted(who, DurationText.of(within)));
        try {
            Workflow.await(
                    () -> answers.containsKey(question.id()) || time.over() || stop.decided());
            return answers.get(question.id());
        } finally {
            time.stop();
            board.answered(question.id());
        }
    }

    /** Whether a command would be taken now; refuses with a sentence when not. */
    void examine(Command command) {
        var question = questionFor(command);
        demandRole(command, question);
        demandContent(command, question);
    }

    /** Takes an answer; what is signed is checked first, and counts if it is still asked then. */
    String take(Command command) {
        examine(command);
        var question = questionFor(command);
        if (command instanceof Command.Decision said) {
            var approval = notary.check(said, question);
            if (approval != null) {
                examine(command);
                approvals.put(question.id(), approval);
            }
        }
        answers.put(question.id(), command);
        return "%s of %s is recorded for %s."
                .formatted(command.name(), command.by(), question.id());
    }

    /** Takes an answer that somebody else has examined. */
    void settle(String question, Command answer) {
        answers.put(question, answer);
    }

    private Question questionFor(Command command) {
        var kind = kind(command);
        var step = step(command);
        var open = board.questions().stream().filter(q -> q.kind() == kind).toList();
        var fitting = step == null ? open : open.stream().filter(q -> q.id().equals(step)).toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        if (fitting.size() > 1) {
            throw Sentence.refused(
                    "Several wait for %s: %s. Name one as \"step\"."
                            .formatted(command.name(), ids(fitting)));
        }
        throw Sentence.refused(
                "Nothing waits for %s%s now%s."
                        .formatted(
                                command.name(),
                                step == null ? "" : " of " + step,
                                board.questions().isEmpty()
                                        ? ""
                                        : "; open: " + ids(board.questions())));
    }

    private static String ids(List<Question> questions) {
        return String.join(
                ", ",
                questions.stream().map(q -> q.id() + " (" + q.kind().wireName() + ")").toList());
    }

    private void demandRole(Command command, Question question) {
        roles.demand(command.by(), question.role(), command.name() + " " + question.id());
    }

    private void demandContent(Command command, Question question) {
        switch (command) {
            case Command.Decision said -> {
                demandPlan(said.plan());
                Notary.examine(said, question);
            }
            case Command.Answer answer -> demandAnswer(answer.answer(), question);
            case Command.Confirm confirm -> demandConfirmed(confirm, question);
            case Command.Report _,
                    Command.Abort _,
                    Command.Pause _,
                    Command.Resume _,
                    Command.Promote _,
                    Command.Extend _ -> {}
        }
    }

    private void demandPlan(@Nullable String seen) {
        if (seen != null && !planHash.startsWith(seen)) {
            throw Sentence.refused(
                    "The plan you looked at (%s) is not the one that runs (%s)."
                            .formatted(seen, planHash));
        }
    }

    private static void demandConfirmed(Command.Confirm confirm, Question question) {
        Items.demand(confirm.items(), question);
        if (question.evidence() && confirm.evidence() == null) {
            throw Sentence.refused(
                    "%s needs evidence: add \"evidence\" with a link or text that proves it."
                            .formatted(question.id()));
        }
    }

    private static void demandAnswer(String answer, Question question) {
        if (!question.answers().containsKey(answer)) {
            throw Sentence.refused(
                    "%s is no answer to %s; answer %s."
                            .formatted(
                                    answer,
                                    question.id(),
                                    String.join(" or ", question.answers().keySet())));
        }
    }

    private static Question.Kind kind(Command command) {
        return switch (command) {
            case Command.Decision _ -> Question.Kind.APPROVE;
            case Command.Confirm _ -> Question.Kind.CONFIRM;
            case Command.Answer _ -> Question.Kind.ASK;
            case Command.Report _,
                    Command.Abort _,
                    Command.Pause _,
                    Command.Resume _,
                    Command.Promote _,
                    Command.Extend _ ->
                    throw new IllegalStateException(command.name() + " answers no question");
        };
    }

    private static @Nullable String step(Command command) {
        return switch (command) {
            case Command.Decision said -> said.step();
            case Command.Confirm confirm -> confirm.step();
            case Command.Answer answer -> answer.step();
            case Command.Promote promote -> promote.step();
            case Command.Extend extend -> extend.step();
            case Command.Report _, Command.Abort _, Command.Pause _, Command.Resume _ -> null;
        };
    }
}
