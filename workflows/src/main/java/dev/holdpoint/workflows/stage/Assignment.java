package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Proof;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment gives a stage to do.
 *
 * @param holder the deployment's workflow id, in whose name the environment is taken
 * @param runId the deployment's run, the root of every effect key; a run that was reset is another
 *     one
 * @param plan the plan with this one stage
 * @param bound what an earlier stage fixed in the same environment; null when this one has to
 * @param proven stage type → the artifact that passed it in this run, and when
 * @param searchAttributes those of ours that the server has
 * @param proving whether the run deploys nothing there: what serves is what it proves
 */
public record Assignment(
        String holder,
        String runId,
        Plan plan,
        @Nullable Bound bound,
        Bench.Carried measured,
        Map<String, String> answers,
        List<String> reached,
        Map<String, String> deployed,
        Map<String, Proof> proven,
        List<String> searchAttributes,
        boolean proving) {

    public Assignment {
        answers = Ordered.copy(answers);
        reached = List.copyOf(reached);
        deployed = Ordered.copy(deployed);
        proven = Ordered.copy(proven);
        searchAttributes = List.copyOf(searchAttributes);
    }
}
