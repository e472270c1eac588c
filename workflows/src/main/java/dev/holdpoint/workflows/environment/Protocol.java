package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages between runs and their environment; sent as updates by an activity. */
public final class Protocol {
    private Protocol() {}

    /**
     * A run asks for the environment.
     *
     * @param holder its workflow id
     * @param runId its first run id
     * @param label how to name it to others: {@code shop 2.4.0}
     * @param plan the rollback slice of its plan: no stages
     * @param searchAttributes the names that the server has
     */
    public record Acquire(
            String holder, String runId, String label, Plan plan, List<String> searchAttributes) {
        public Acquire {
            searchAttributes = List.copyOf(searchAttributes);
        }
    }

    /**
     * The answer.
     *
     * @param refusal why not, naming the holder; null when it was granted
     * @param unsettled whether it was refused because nobody knows what is good
     */
    public record Grant(
            boolean granted,
            @Nullable String refusal,
            boolean unsettled,
            @Nullable Settled settled,
            Map<String, String> proven) {
        public Grant {
            proven = Ordered.copy(proven);
        }
    }

    /** What a run fixed; told once after it observed. */
    public record Bind(String holder, String runId, Bound bound) {}

    /**
     * What a run is about to change, told before the first effect.
     *
     * @param kind the step kind, for {@code when: {reached: …}}
     */
    public record Intend(String holder, String runId, String step, String kind, String sentence) {}

    /**
     * Bring stable back.
     *
     * @param holder the run that asks; null when a person does
     */
    public record RequestRollback(
            @Nullable String holder, String reason, Instant decidedAt, String by, boolean force) {}

    /** Which rollback it is, or why there is none. */
    public record RollbackStarted(
            @Nullable String workflowId, int number, @Nullable String refusal) {}

    /**
     * A run is done with the environment.
     *
     * @param outcome its closing sentence
     * @param settled the slot that serves everything now; null when nobody can say
     * @param observed what was seen in each slot
     * @param proven stage type → digest of the artifact that passed it
     */
    public record HandBack(
            String holder,
            String runId,
            String outcome,
            @Nullable String stableSlot,
            boolean settled,
            List<Release> observed,
            Map<String, String> proven) {
        public HandBack {
            observed = List.copyOf(observed);
            proven = Ordered.copy(proven);
        }
    }
}
