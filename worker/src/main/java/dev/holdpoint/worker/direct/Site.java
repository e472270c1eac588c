package dev.holdpoint.worker.direct;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.stage.References;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An environment as the documents have it, and its adapters at hand. */
record Site(Plan plan, PlannedEnvironment environment, Hand hand) {
    /** Looks at every slot and at the shares; a release that cannot be looked at is not known. */
    Sight look() {
        var releases = new ArrayList<Release>();
        var slots = List.copyOf(environment.slots().keySet());
        if (slots.isEmpty()) {
            releases.add(release(null));
        }
        slots.forEach(slot -> releases.add(release(slot)));
        return new Sight(slots, releases, shares());
    }

    /** The shares as set; empty on a platform without slots. */
    Map<String, Integer> shares() {
        var traffic = environment.traffic();
        return traffic == null || environment.slots().isEmpty()
                ? Map.of()
                : hand.traffic().readTraffic(in(null, traffic)).shares();
    }

    private Release release(@Nullable String slot) {
        var deploy = environment.deploy();
        if (deploy == null) {
            return new Release(slot, false, null, null, Map.of(), "no deploy adapter");
        }
        try {
            return hand.releases().currentRelease(in(slot, deploy));
        } catch (ApplicationFailure e) {
            var why = "it could not be looked at: " + e.getOriginalMessage();
            return new Release(slot, true, null, null, Map.of(), why);
        }
    }

    Target in(@Nullable String slot, Binding adapter) {
        return new References(plan, environment, null, Map.of()).inSlot(slot, false, adapter);
    }

    /** The same place once it is known what is stable. */
    At at(Goal.Clear goal, @Nullable String artifact, Map<String, Integer> shares) {
        var stable =
                new Release(goal.slot(), goal.runs(), goal.version(), artifact, Map.of(), "wanted");
        var candidate =
                environment.slots().keySet().stream()
                        .filter(slot -> !slot.equals(goal.slot()))
                        .findFirst()
                        .orElse(null);
        return new At(this, new Bound(environment, goal.slot(), stable, null, candidate, shares));
    }

    /** A site with stable fixed. */
    record At(Site site, Bound bound) {
        Target stable(Binding adapter) {
            return references().at(Place.Kind.STABLE, adapter);
        }

        Target at(Place place, Binding adapter) {
            return references().at(place.kind(), adapter);
        }

        Target everywhere(Binding adapter) {
            return references().inSlot(null, false, adapter);
        }

        private References references() {
            return new References(site.plan, site.environment, bound, Map.of());
        }

        /** Everything to stable; empty where there are no slots. */
        Map<String, Integer> alone() {
            var slot = bound.stableSlot();
            var shares = new LinkedHashMap<String, Integer>();
            if (slot != null) {
                site.environment.slots().keySet().forEach(name -> shares.put(name, 0));
                shares.put(slot, 100);
            }
            return shares;
        }
    }
}
