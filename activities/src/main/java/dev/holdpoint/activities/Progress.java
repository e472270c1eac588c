package dev.holdpoint.activities;

import java.util.function.Consumer;

/** Whom an adapter tells that it goes on, for as long as one call takes. */
public interface Progress extends Consumer<String>, AutoCloseable {
    @Override
    void close();

    /**
     * Fails before an effect whose try Temporal has given up; without Temporal it never does.
     *
     * @param strict fail also where Temporal does not say
     */
    default void stillWanted(boolean strict) {}

    /** For calls without Temporal: each sentence goes to a listener. */
    static Progress to(Consumer<String> listener) {
        return new Progress() {
            @Override
            public void accept(String sentence) {
                listener.accept(sentence);
            }

            @Override
            public void close() {
                // nobody waits for a last word
            }
        };
    }
}
