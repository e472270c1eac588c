package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.status.StageStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment ended: its result when delivered, the detail of its failure when not.
 *
 * @param outcome {@code Delivered} or the failure's type
 * @param decided when it was decided to bring stable back; null when it was not
 * @param proven when stable was proven to serve again; null when it was not
 */
public record DeploymentOutcome(
        String outcome,
        String sentence,
        String service,
        String version,
        @Nullable String artifact,
        @Nullable String plan,
        Instant started,
        Instant ended,
        @Nullable Instant decided,
        @Nullable Instant proven,
        List<StageStatus> stages) {

    public DeploymentOutcome {
        stages = List.copyOf(stages);
    }

    static final String DELIVERED = "Delivered";
    static final String DRY_RUN = "DryRun";
}
