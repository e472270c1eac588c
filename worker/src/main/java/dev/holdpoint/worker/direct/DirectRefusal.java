package dev.holdpoint.worker.direct;

/** Nothing was changed; the sentence says why and what to do. */
public final class DirectRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    DirectRefusal(String sentence) {
        super(sentence, null, false, false);
    }

    /** For people. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
