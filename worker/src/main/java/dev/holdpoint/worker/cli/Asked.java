package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.plan.DeploymentRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked for, for {@code deploy} and {@code plan} alike. */
final class Asked {
    @Parameters(index = "0", paramLabel = "SERVICE", description = "What to deploy.")
    private String service;

    @Parameters(index = "1", paramLabel = "VERSION", description = "Which version of it.")
    private String version;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "Only the stages of this one, and those that name none.")
    private @Nullable String environment;

    @Option(
            names = "--runbook",
            paramLabel = "NAME",
            description = "Another runbook than the service's.")
    private @Nullable String runbook;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "One of the runbook's types; the first unless told.")
    private @Nullable String type;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private @Nullable String reason;

    @Option(
            names = "--changes",
            paramLabel = "TEXT",
            split = ",",
            description = "What changes, as a list with commas.")
    private @Nullable List<String> changes;

    @Option(
            names = "--flag",
            paramLabel = "NAME",
            description = "A flag that the runbook knows; may be given again.")
    private @Nullable List<String> flags;

    @Option(names = "--emergency", description = "An emergency, as the runbook means it.")
    private boolean emergency;

    @Option(
            names = "--speedup",
            paramLabel = "N",
            description = "Divides every waiting time; refused where an environment is protected.")
    private @Nullable Integer speedup;

    @Option(
            names = "--dry-run",
            description =
                    "Compile, run the checks that change nothing and need no new release, take and"
                            + " change nothing.")
    private boolean dryRun;

    DeploymentRequest request(@Nullable String by) {
        return new DeploymentRequest(
                service,
                version,
                environment,
                null,
                runbook,
                type,
                by,
                reason,
                changes,
                flags,
                emergency ? true : null,
                speedup,
                dryRun ? true : null);
    }
}
