package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a slot.
 *
 * @param slot the slot, or null on a platform without slots
 * @param running whether anything runs there
 * @param version null when nothing runs or nobody can tell which version does
 * @param outputs what the adapter knows besides: {@code id}, {@code url}
 * @param evidence what was looked at and seen, one line
 */
public record Release(
        @Nullable String slot,
        boolean running,
        @Nullable String version,
        @Nullable String artifact,
        Map<String, String> outputs,
        String evidence) {

    public Release {
        outputs = Ordered.copy(outputs);
    }

    /** Its version for people, also where nobody can tell it. */
    public String named() {
        return version == null
                ? "a version that nobody can tell (%s)".formatted(evidence)
                : version;
    }
}
