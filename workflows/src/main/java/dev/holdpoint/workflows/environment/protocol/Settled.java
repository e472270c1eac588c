package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be good.
 *
 * @param stableSlot the slot at 100 %, {@code service} without slots, null when nothing ran
 * @param slots slot → what is in it, by the last run that knew
 */
public record Settled(
        @Nullable String stableSlot, Map<String, SlotRecord> slots, Instant at, String by) {

    public Settled {
        slots = Ordered.copy(slots);
    }

    /** What serves everything; null when nothing does. */
    public @Nullable SlotRecord stable() {
        return stableSlot == null ? null : slots.get(stableSlot);
    }
}
