package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.port.ObserveCall.PlaceToSee;
import dev.holdpoint.workflows.runbook.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What should run in the places of an environment: what this run brought, and stable. */
final class Places {
    private Places() {}

    /** All of them; empty where nothing deploys, or before this run brought anything. */
    static List<PlaceToSee> of(Execution run) {
        var deploy = run.there().deploy();
        var places = new ArrayList<PlaceToSee>();
        if (deploy == null) {
            return places;
        }
        if (run.bench.exposed() || run.reached.contains("deploy")) {
            places.add(new PlaceToSee(run.at(Place.CANDIDATE, deploy), brought(run)));
        }
        var stable = run.mindsStable() ? stableVersion(run) : null;
        if (stable != null) {
            places.add(new PlaceToSee(run.at(Place.STABLE, deploy), stable));
        }
        return places;
    }

    /** The version that this run brought, as the place itself names it. */
    static String brought(Execution run) {
        return run.deployed.getOrDefault(
                "deployed." + run.there().name() + ".version", run.plan.artifact().version());
    }

    /** The version in stable's own slot; null where there is none. */
    static @Nullable String stableVersion(Execution run) {
        var stable = run.fixed().stable();
        return run.fixed().stableSlot() == null || stable == null ? null : stable.version();
    }
}
