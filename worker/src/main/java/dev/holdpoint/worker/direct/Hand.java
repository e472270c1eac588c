package dev.holdpoint.worker.direct;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.CheckDispatch;
import dev.holdpoint.activities.CommandDispatch;
import dev.holdpoint.activities.DeployDispatch;
import dev.holdpoint.activities.NoticeDispatch;
import dev.holdpoint.activities.TrafficDispatch;
import dev.holdpoint.worker.evidence.EvidenceFolder;
import dev.holdpoint.worker.evidence.EvidenceKeeping;
import dev.holdpoint.workflows.port.CheckActivities;
import dev.holdpoint.workflows.port.CommandActivities;
import dev.holdpoint.workflows.port.DeployActivities;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.EvidenceActivities;
import dev.holdpoint.workflows.port.NoticeActivities;
import dev.holdpoint.workflows.port.TrafficActivities;
import io.temporal.failure.ApplicationFailure;

/** The activities a rollback needs, called in this process. */
record Hand(
        DeployActivities releases,
        TrafficActivities traffic,
        CheckActivities checks,
        CommandActivities commands,
        NoticeActivities notices,
        EvidenceActivities evidence) {

    static Hand of(Adapters adapters) {
        var outside = adapters.outside(_ -> {});
        return new Hand(
                new DeployDispatch(outside),
                new TrafficDispatch(outside),
                new CheckDispatch(outside),
                new CommandDispatch(outside),
                new NoticeDispatch(outside),
                new EvidenceKeeping(Hand::unasked, outside, EvidenceFolder.standard()));
    }

    private static JsonNode unasked(String run) {
        throw ApplicationFailure.newNonRetryableFailure(
                "Temporal is not asked; look for %s there when it is back".formatted(run),
                Errors.REFUSED);
    }
}
