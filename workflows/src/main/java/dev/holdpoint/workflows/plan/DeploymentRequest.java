package dev.holdpoint.workflows.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for when starting a deployment or a lone stage.
 *
 * @param environment only the stages of this environment and those that name none
 * @param stage the stage's name, where a lone type is ambiguous
 * @param type one of the runbook's types; null for the first
 * @param speedup divides every waiting time, never counts or thresholds; at least 1
 * @param dryRun compiles, runs the checks that change nothing and need no candidate, takes and
 *     changes nothing
 */
public record DeploymentRequest(
        String service,
        String version,
        @Nullable String environment,
        @Nullable String stage,
        @Nullable String runbook,
        @Nullable String type,
        @Nullable String by,
        @Nullable String reason,
        @Nullable List<String> changes,
        @Nullable List<String> flags,
        @Nullable Boolean emergency,
        @Nullable Integer speedup,
        @Nullable Boolean dryRun) {

    public DeploymentRequest {
        changes = changes == null ? null : List.copyOf(changes);
        flags = flags == null ? null : List.copyOf(flags);
    }

    /** The usual request: everything of this version. */
    public static DeploymentRequest of(String service, String version) {
        return new DeploymentRequest(
                service, version, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether this is a dry run. */
    public boolean dry() {
        return Boolean.TRUE.equals(dryRun);
    }
}
