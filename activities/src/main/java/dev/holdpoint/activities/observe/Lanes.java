package dev.holdpoint.activities.observe;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.CheckAdapter;
import dev.holdpoint.activities.DeployAdapter;
import dev.holdpoint.activities.TrafficAdapter;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.port.Target;
import java.util.ArrayList;
import java.util.List;

/** The sources that a call names, each bound to its adapter. */
final class Lanes {
    private Lanes() {}

    static List<Lane> of(ObserveCall call, Adapters adapters, Pace pace) {
        var lanes = new ArrayList<Lane>();
        for (var metric : call.metrics()) {
            lanes.add(new MetricLane(adapters, metric, looking(metric.target()), pace));
        }
        call.checks().forEach(check -> lanes.add(check(check, adapters)));
        if (call.traffic() != null) {
            var adapter = adapters.find(TrafficAdapter.class, call.traffic());
            lanes.add(new TrafficLane(adapter, looking(call.traffic()), pace));
        }
        for (var place : call.places()) {
            var adapter = adapters.find(DeployAdapter.class, place.target());
            lanes.add(new ReleaseLane(adapter, looking(place.target())));
        }
        return lanes;
    }

    private static Lane check(CheckCall check, Adapters adapters) {
        var adapter = adapters.find(CheckAdapter.class, check.target());
        return new CheckLane(adapter, check, looking(check.target()));
    }

    /** A call that changes nothing; the stretch itself tells that work goes on. */
    private static AdapterCall looking(Target target) {
        return new AdapterCall(target, null, _ -> {});
    }
}
