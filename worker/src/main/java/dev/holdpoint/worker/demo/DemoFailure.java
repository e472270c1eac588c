package dev.holdpoint.worker.demo;

/** The demo cannot go on; the message is a sentence for people. */
public final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoFailure(String sentence) {
        super(sentence, null, false, false);
    }

    DemoFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What went wrong, and what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
