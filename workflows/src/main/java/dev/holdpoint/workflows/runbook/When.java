package dev.holdpoint.workflows.runbook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a step: every entry that is present must hold.
 *
 * @param migrations {@code none}, {@code additive}, {@code destructive} or {@code irreversible}
 * @param slots {@code none} for an environment without slots, {@code some} for one with
 * @param reached a step kind that the run has begun
 * @param answer question id → the answer it must have had
 */
public record When(
        @Nullable String type,
        @Nullable String environment,
        @Nullable Boolean emergency,
        @Nullable String migrations,
        @Nullable String slots,
        @Nullable String reached,
        @Nullable String flag,
        Map<String, String> answer,
        @Nullable When not) {

    public When {
        answer = Ordered.copy(answer);
    }
}
