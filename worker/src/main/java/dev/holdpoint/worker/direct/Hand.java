package dev.holdpoint.worker.direct;

import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.CheckDispatch;
import dev.holdpoint.activities.CommandDispatch;
import dev.holdpoint.activities.DeployDispatch;
import dev.holdpoint.activities.HandsDispatch;
import dev.holdpoint.activities.NoticeDispatch;
import dev.holdpoint.activities.TrafficDispatch;
import dev.holdpoint.workflows.port.CheckActivities;
import dev.holdpoint.workflows.port.CommandActivities;
import dev.holdpoint.workflows.port.DeployActivities;
import dev.holdpoint.workflows.port.HandsActivities;
import dev.holdpoint.workflows.port.NoticeActivities;
import dev.holdpoint.workflows.port.TrafficActivities;
import java.util.function.Consumer;

/** The activities a rollback needs, called in this process. */
record Hand(
        DeployActivities releases,
        TrafficActivities traffic,
        CheckActivities checks,
        CommandActivities commands,
        NoticeActivities notices,
        HandsActivities byHand) {

    static Hand of(Adapters adapters, Consumer<String> progress) {
        var outside = adapters.outside(progress);
        return new Hand(
                new DeployDispatch(outside),
                new TrafficDispatch(outside),
                new CheckDispatch(outside),
                new CommandDispatch(outside),
                new NoticeDispatch(outside),
                new HandsDispatch(outside));
    }
}
