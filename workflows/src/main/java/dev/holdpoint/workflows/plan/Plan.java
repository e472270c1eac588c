package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runbook × service × request × artifact: everything a run needs to know, frozen.
 *
 * @param hash SHA-256 in hex of the canonical JSON of what was compiled, see contract
 * @param type the deployment type the request resolved to
 * @param roles role → names of people
 * @param checks check name → how to run it
 * @param onLost how people are asked when the run itself is lost; null to bring stable back unasked
 * @param watch what follows the delivery; null for nothing
 * @param judged the environments whose users the rules protect: those of production stages
 * @param notes what a reader of the plan should know: forecasts, things not covered
 */
public record Plan(
        String hash,
        RunbookReference runbook,
        DeploymentRequest request,
        String type,
        Artifact artifact,
        Map<String, List<String>> roles,
        List<PlannedStage> stages,
        PlannedRollback rollback,
        List<PlannedRule> rules,
        @Nullable Asking onLost,
        @Nullable PlannedWatch watch,
        @Nullable Progress progress,
        Map<String, PlannedEnvironment> environments,
        Map<String, Binding> metrics,
        Map<String, Binding> checks,
        Map<String, Binding> commands,
        Map<String, Binding> notices,
        List<String> judged,
        List<String> notes) {

    public Plan {
        roles = Ordered.copy(roles);
        stages = List.copyOf(stages);
        rules = List.copyOf(rules);
        environments = Ordered.copy(environments);
        metrics = Ordered.copy(metrics);
        checks = Ordered.copy(checks);
        commands = Ordered.copy(commands);
        notices = Ordered.copy(notices);
        judged = List.copyOf(judged);
        notes = List.copyOf(notes);
    }

    /** How long the slot that went out of use is kept; null where nothing is kept. */
    public @Nullable Duration keep() {
        return watch == null ? null : watch.keep();
    }

    /** The same plan with these stages only: what one stage's workflow gets. */
    public Plan slice(List<PlannedStage> some) {
        return new Plan(
                hash,
                runbook,
                request,
                type,
                artifact,
                roles,
                some,
                rollback,
                rules,
                onLost,
                watch,
                progress,
                environments,
                metrics,
                checks,
                commands,
                notices,
                judged,
                notes);
    }

    /**
     * Which runbook was compiled.
     *
     * @param digest SHA-256 in hex of the document as read
     * @param commit the git commit of the runbooks folder, with {@code +changes} when it is not
     *     clean; null outside git
     */
    public record RunbookReference(String name, String digest, @Nullable String commit) {}
}
