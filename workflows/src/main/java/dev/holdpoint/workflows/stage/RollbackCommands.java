package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.Sentence;

/**
 * What people may say to a rollback: as to a stage, but giving it up takes a failure and a reason.
 */
public final class RollbackCommands {
    private final Execution run;
    private final LostQuestion question;
    private final RollbackClock clock;
    private final StageCommands commands;

    RollbackCommands(
            Execution run, LostQuestion question, RollbackClock clock, StageCommands commands) {
        this.run = run;
        this.question = question;
        this.clock = clock;
        this.commands = commands;
    }

    /** Takes a command: abort with a comment gives the rollback up. */
    public String take(Command command) {
        examine(command);
        if (command instanceof Command.Abort abort) {
            run.stop.decide(Ending.aborted("given up by " + Said.by(abort), abort.by()));
            run.board.happened("given up by " + Said.by(abort));
            return "The rollback is given up; the environment stays locked as not settled.";
        }
        return commands.take(command);
    }

    /** Refuses what cannot be right now. */
    public void examine(Command command) {
        if (command instanceof Command.Pause) {
            throw Sentence.refused(
                    "A rollback is not paused, for users wait for stable; when it fails, abort with"
                            + " a comment gives it up.");
        }
        if (!(command instanceof Command.Abort abort)) {
            commands.examine(command);
            return;
        }
        if (question.open()) {
            throw Sentence.refused(
                    "The rollback has not begun; it asks whether it shall: answer rollback or"
                            + " keep.");
        }
        if (run.board.snapshot().state() != State.ROLLBACK_FAILED && !clock.late()) {
            throw Sentence.refused(
                    "The rollback is under way and succeeds so far; it can be given up only when it"
                            + " fails.");
        }
        if (abort.comment() == null) {
            throw Sentence.refused(
                    "Giving a rollback up needs a reason: {\"by\":\"%s\",\"comment\":\"why\"}."
                            .formatted(abort.by()));
        }
    }

    /** Why it was given up. */
    public String givenUp() {
        var ending = run.stop.ending();
        return ending == null ? "not given up" : ending.why();
    }

    /** Keeps a refused signal where people see it. */
    public void refused(String name, String sentence) {
        commands.refused(name, sentence);
    }
}
