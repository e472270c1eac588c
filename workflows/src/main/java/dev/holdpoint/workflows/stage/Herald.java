package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells others where a rollback stands, each change once and the newest only. */
final class Herald {
    private final List<String> listeners;
    private final Supplier<RollbackWord> newest;
    private @Nullable RollbackWord told;

    /**
     * @param listeners workflow ids; one that is gone is told no more
     */
    Herald(List<String> listeners, Supplier<RollbackWord> newest) {
        this.listeners = new ArrayList<>(listeners);
        this.newest = newest;
    }

    /** Tells until the rollback ends, whose result is its last word; runs beside the steps. */
    void tell() {
        while (!listeners.isEmpty()) {
            Workflow.await(() -> !newest.get().equals(told));
            var word = newest.get();
            told = word;
            listeners.removeIf(listener -> !reached(listener, word));
        }
    }

    private static boolean reached(String listener, RollbackWord word) {
        try {
            Workflow.newUntypedExternalWorkflowStub(listener).signal(RollbackWord.SIGNAL, word);
            return true;
        } catch (ApplicationFailure e) {
            Workflow.getLogger(Herald.class)
                    .info("{} is gone and is told no more: {}", listener, e.getOriginalMessage());
            return false;
        }
    }
}
