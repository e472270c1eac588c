package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The run that holds the environment.
 *
 * @param plan the rollback slice of its plan
 * @param bound what it fixed; null before it did
 * @param intents the effects it announced, in order
 */
record Holder(
        String workflowId,
        String runId,
        String label,
        Plan plan,
        @Nullable Bound bound,
        List<Intend> intents,
        Instant since) {
    Holder {
        intents = List.copyOf(intents);
    }

    boolean is(String otherId, String otherRun) {
        return workflowId.equals(otherId) && runId.equals(otherRun);
    }

    Holder bound(Bound now) {
        return new Holder(workflowId, runId, label, plan, now, intents, since);
    }

    Holder intending(Intend intend) {
        var more = new ArrayList<>(intents);
        more.add(intend);
        return new Holder(workflowId, runId, label, plan, bound, more, since);
    }

    /** Whether something was changed that stable has to be brought back from. */
    boolean touched() {
        return bound != null && intents.stream().anyMatch(Intend::changes);
    }

    /** The stages that changed something. */
    List<Intend.Stage> stages() {
        return intents.stream().map(Intend::stage).filter(Objects::nonNull).distinct().toList();
    }

    /** The step kinds it began. */
    List<String> reached() {
        return intents.stream().map(Intend::kind).distinct().toList();
    }
}
