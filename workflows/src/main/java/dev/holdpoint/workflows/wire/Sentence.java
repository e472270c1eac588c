package dev.holdpoint.workflows.wire;

/** A mistake in what a person sent, in one sentence; its stack says nothing and is empty. */
public final class Sentence {
    private Sentence() {}

    /** A refusal of an update or signal. */
    public static IllegalArgumentException refused(String sentence) {
        var refusal = new IllegalArgumentException(sentence);
        refusal.setStackTrace(new StackTraceElement[0]);
        return refusal;
    }
}
