package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of traffic.
 *
 * @param shares slot → per cent wanted
 * @param expects slot → per cent that must be set now (or the wanted ones already); null for a
 *     rollback, which overrides
 * @param exposes whether it sends users to the candidate, and so must not be late
 */
public record ShiftCall(
        String key,
        Target target,
        Map<String, Integer> shares,
        @Nullable Map<String, Integer> expects,
        boolean exposes) {

    public ShiftCall {
        shares = Ordered.copy(shares);
        expects = expects == null ? null : Ordered.copy(expects);
    }
}
