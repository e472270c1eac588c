package dev.holdpoint.activities;

import java.util.function.Consumer;

/** Whom an adapter tells that it goes on, for as long as one call takes. */
public interface Progress extends Consumer<String>, AutoCloseable {
    @Override
    void close();

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
