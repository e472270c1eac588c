package dev.holdpoint.workflows.wire;

import io.temporal.failure.ApplicationFailure;

/** What went wrong, told to a person in one sentence; its stack says nothing and is empty. */
public final class Sentence {
    private static final StackTraceElement[] NO_STACK = {};

    private Sentence() {}

    /** A refusal of an update or signal. */
    public static IllegalArgumentException refused(String sentence) {
        var refusal = new IllegalArgumentException(sentence);
        refusal.setStackTrace(NO_STACK);
        return refusal;
    }

    /**
     * A failure that closes a workflow or an update; nobody tries it again.
     *
     * @param type one of {@link FailureTypes}
     * @param details what goes with it as data
     */
    public static ApplicationFailure failure(String type, String sentence, Object... details) {
        var failure = ApplicationFailure.newNonRetryableFailure(sentence, type, details);
        failure.setStackTrace(NO_STACK);
        return failure;
    }
}
