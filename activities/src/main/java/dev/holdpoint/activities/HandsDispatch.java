package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.HandsActivities;
import dev.holdpoint.workflows.port.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The undo for hands, in the order in which Holdpoint itself would do it: traffic first. */
public final class HandsDispatch implements HandsActivities {
    private final Calls<DeployAdapter> deploys;
    private final Calls<TrafficAdapter> traffics;

    public HandsDispatch(Adapters adapters) {
        this.deploys = new Calls<>(adapters, DeployAdapter.class);
        this.traffics = new Calls<>(adapters, TrafficAdapter.class);
    }

    @Override
    public List<String> byHand(HandsCall call) {
        var lines = new ArrayList<String>();
        var traffic = call.traffic();
        var stable = call.stableSlot();
        if (traffic != null && stable != null) {
            var shares = allTo(stable, traffic);
            lines.addAll(
                    titled(
                            "all traffic to " + stable,
                            traffics.look(
                                    traffic,
                                    (one, with) -> quiet(with, one.byHand(with, shares)))));
        }
        var deploy = call.deploy();
        if (deploy != null) {
            lines.addAll(
                    titled(
                            "the stable release back in place",
                            deploys.look(deploy, (one, with) -> quiet(with, one.byHand(with)))));
        }
        return lines;
    }

    private static Map<String, Integer> allTo(String stable, Target traffic) {
        var shares = new LinkedHashMap<String, Integer>();
        shares.put(stable, 100);
        traffic.slots().keySet().forEach(slot -> shares.putIfAbsent(slot, 0));
        return shares;
    }

    private static List<String> quiet(AdapterCall call, List<String> commands) {
        return commands.stream().map(call::redact).toList();
    }

    private static List<String> titled(String title, List<String> commands) {
        var lines = new ArrayList<String>();
        if (!commands.isEmpty()) {
            lines.add("# " + title);
            lines.addAll(commands);
        }
        return lines;
    }
}
