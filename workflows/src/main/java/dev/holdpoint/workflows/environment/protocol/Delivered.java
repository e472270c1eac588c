package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.Map;

/**
 * A run ended well: what a watch needs to know of it.
 *
 * @param exposed when its release first served anyone
 * @param deployed what its deploys told: {@code deployed.id}
 */
public record Delivered(Instant exposed, Map<String, String> deployed) {
    public Delivered {
        deployed = Ordered.copy(deployed);
    }
}
