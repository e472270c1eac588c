package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Freeze;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is compiled together.
 *
 * @param reference which text of the runbook this is
 * @param holidays window → the days of the file it names
 * @param freezes all there are
 * @param now when it is planned: a freeze that is over holds for nobody
 * @param roles role → names, from the service or from the People document it names
 * @param keyed who of them has a key that counts now
 */
public record Sources(
        Runbook runbook,
        Plan.RunbookReference reference,
        Service service,
        Map<String, List<String>> roles,
        List<String> keyed,
        DeploymentRequest request,
        Artifact artifact,
        Map<String, List<LocalDate>> holidays,
        List<Freeze> freezes,
        Instant now,
        Scope scope) {

    public Sources {
        roles = Ordered.copy(roles);
        keyed = List.copyOf(keyed);
        holidays = Ordered.copy(holidays);
        freezes = List.copyOf(freezes);
    }
}
