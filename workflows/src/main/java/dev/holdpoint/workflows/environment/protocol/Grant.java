package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer.
 *
 * @param refusal why not, naming the holder; null when it was granted
 * @param former what the last run that changed it had fixed; null when there was none
 * @param kept the slot that a person has to give up first; null when there is none
 * @param unsettled whether it was refused because nobody knows what is good
 */
public record Grant(
        boolean granted,
        @Nullable String refusal,
        boolean unsettled,
        @Nullable Settled settled,
        Map<String, Proof> proven,
        @Nullable Bound former,
        @Nullable Kept kept) {
    public Grant {
        proven = Ordered.copy(proven);
    }
}
