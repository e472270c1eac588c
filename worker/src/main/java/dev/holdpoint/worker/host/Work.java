package dev.holdpoint.worker.host;

import dev.holdpoint.activities.CheckDispatch;
import dev.holdpoint.activities.CommandDispatch;
import dev.holdpoint.activities.DatabaseDispatch;
import dev.holdpoint.activities.DeployDispatch;
import dev.holdpoint.activities.HandsDispatch;
import dev.holdpoint.activities.NoticeDispatch;
import dev.holdpoint.activities.SourceDispatch;
import dev.holdpoint.activities.TrafficDispatch;
import dev.holdpoint.activities.observe.ObserveDispatch;
import dev.holdpoint.activities.shipped.ShippedAdapters;
import dev.holdpoint.worker.approval.ApprovalCheck;
import dev.holdpoint.worker.environment.Environments;
import dev.holdpoint.worker.evidence.EvidenceFolder;
import dev.holdpoint.worker.evidence.EvidenceKeeping;
import dev.holdpoint.worker.planning.PlanCompilation;
import dev.holdpoint.worker.planning.Planning;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * What a worker can do.
 *
 * @param workflows puts the workflow types on a worker
 * @param activities one implementation for each port
 */
public record Work(Workflows workflows, List<Object> activities) {
    public Work {
        activities = List.copyOf(activities);
    }

    /** Registers workflow types. */
    @FunctionalInterface
    public interface Workflows {
        void register(Worker worker);
    }

    /** Everything that Holdpoint does. */
    public static Work standard(
            Workflows workflows,
            WorkflowClient client,
            Path runbooks,
            SearchAttributes searchAttributes,
            EvidenceFolder evidence) {
        var adapters = ShippedAdapters.all();
        var planning = new Planning(runbooks, Planning.published(), new SourceDispatch(adapters));
        return new Work(
                workflows,
                List.of(
                        new PlanCompilation(planning, searchAttributes::available),
                        new ApprovalCheck(planning::documents, InstantSource.system()),
                        new Environments(client),
                        new CheckDispatch(adapters),
                        new CommandDispatch(adapters),
                        new DatabaseDispatch(adapters),
                        new DeployDispatch(adapters),
                        EvidenceKeeping.of(client, adapters, evidence),
                        new HandsDispatch(adapters),
                        new NoticeDispatch(adapters),
                        new ObserveDispatch(adapters),
                        new TrafficDispatch(adapters)));
    }
}
