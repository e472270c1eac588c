package dev.holdpoint.workflows.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.wire.Sentence;
import org.jspecify.annotations.Nullable;

/** Leads all handlers to one place, by the command's name. */
public abstract class CommandEntry implements CommandHandlers {
    /** Takes a command that is well formed; the answer is a sentence, a refusal an exception. */
    protected abstract String take(Command command);

    /** Refuses at once what cannot be right, before anything is written to history. */
    protected abstract void examine(Command command);

    /** Keeps what came as a signal and was refused, where people see it. */
    protected abstract void refused(String name, String sentence);

    /** Waits for what takes commands: a message may come with the start. */
    protected abstract void awaitRun();

    private void signalled(String name, @Nullable JsonNode message) {
        awaitRun();
        try {
            var command = CommandReader.read(name, message);
            examine(command);
            take(command);
        } catch (IllegalArgumentException e) {
            refused(name, String.valueOf(e.getMessage()));
        }
    }

    private String updated(String name, @Nullable JsonNode message) {
        awaitRun();
        try {
            return take(CommandReader.read(name, message));
        } catch (IllegalArgumentException e) {
            throw Sentence.failure(Errors.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private void validated(String name, @Nullable JsonNode message) {
        examine(CommandReader.read(name, message));
    }

    @Override
    public final String approve(@Nullable JsonNode message) {
        return updated("approve", message);
    }

    @Override
    public final void validateApprove(@Nullable JsonNode message) {
        validated("approve", message);
    }

    @Override
    public final void approveSignal(@Nullable JsonNode message) {
        signalled("approve", message);
    }

    @Override
    public final String reject(@Nullable JsonNode message) {
        return updated("reject", message);
    }

    @Override
    public final void validateReject(@Nullable JsonNode message) {
        validated("reject", message);
    }

    @Override
    public final void rejectSignal(@Nullable JsonNode message) {
        signalled("reject", message);
    }

    @Override
    public final String confirm(@Nullable JsonNode message) {
        return updated("confirm", message);
    }

    @Override
    public final void validateConfirm(@Nullable JsonNode message) {
        validated("confirm", message);
    }

    @Override
    public final void confirmSignal(@Nullable JsonNode message) {
        signalled("confirm", message);
    }

    @Override
    public final String answer(@Nullable JsonNode message) {
        return updated("answer", message);
    }

    @Override
    public final void validateAnswer(@Nullable JsonNode message) {
        validated("answer", message);
    }

    @Override
    public final void answerSignal(@Nullable JsonNode message) {
        signalled("answer", message);
    }

    @Override
    public final String report(@Nullable JsonNode message) {
        return updated("report", message);
    }

    @Override
    public final void validateReport(@Nullable JsonNode message) {
        validated("report", message);
    }

    @Override
    public final void reportSignal(@Nullable JsonNode message) {
        signalled("report", message);
    }

    @Override
    public final String abort(@Nullable JsonNode message) {
        return updated("abort", message);
    }

    @Override
    public final void validateAbort(@Nullable JsonNode message) {
        validated("abort", message);
    }

    @Override
    public final void abortSignal(@Nullable JsonNode message) {
        signalled("abort", message);
    }

    @Override
    public final String pause(@Nullable JsonNode message) {
        return updated("pause", message);
    }

    @Override
    public final void validatePause(@Nullable JsonNode message) {
        validated("pause", message);
    }

    @Override
    public final void pauseSignal(@Nullable JsonNode message) {
        signalled("pause", message);
    }

    @Override
    public final String resume(@Nullable JsonNode message) {
        return updated("resume", message);
    }

    @Override
    public final void validateResume(@Nullable JsonNode message) {
        validated("resume", message);
    }

    @Override
    public final void resumeSignal(@Nullable JsonNode message) {
        signalled("resume", message);
    }

    @Override
    public final String promote(@Nullable JsonNode message) {
        return updated("promote", message);
    }

    @Override
    public final void validatePromote(@Nullable JsonNode message) {
        validated("promote", message);
    }

    @Override
    public final void promoteSignal(@Nullable JsonNode message) {
        signalled("promote", message);
    }

    @Override
    public final String extend(@Nullable JsonNode message) {
        return updated("extend", message);
    }

    @Override
    public final void validateExtend(@Nullable JsonNode message) {
        validated("extend", message);
    }

    @Override
    public final void extendSignal(@Nullable JsonNode message) {
        signalled("extend", message);
    }
}
