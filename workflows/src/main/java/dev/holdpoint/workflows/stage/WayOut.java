package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.HandsActivities.HandsCall;
import dev.holdpoint.workflows.port.TrafficState;
import io.temporal.failure.ActivityFailure;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How people get out of a world that is not settled. */
final class WayOut {
    private WayOut() {}

    /** What was seen and what to do, without commands of an adapter. */
    static String of(String environmentId, String why, World.Seen seen) {
        return "%s is not settled: %s. Seen: %s. Bring one proven version to 100 %%, then start the run again; if what serves is good and only the record is wrong, send: temporal workflow update execute -w %s --name adopt -i '{\"by\":\"YOU\",\"comment\":\"WHY\"}'"
                .formatted(environmentId, why, seen.sentence(), environmentId);
    }

    /**
     * The commands that give everything to what is remembered as good, as a sentence; empty where
     * that does not run, has everything already, or where the adapter cannot tell.
     */
    static String byHand(
            Ports ports,
            Plan plan,
            PlannedEnvironment environment,
            @Nullable Settled settled,
            World.Seen seen) {
        var good = settled == null ? null : settled.stable();
        var slot = settled == null ? null : settled.stableSlot();
        var traffic = environment.traffic();
        if (good == null || slot == null || traffic == null) {
            return "";
        }
        var there = seen.in(slot);
        boolean runs =
                there != null && there.running() && Objects.equals(good.version(), there.version());
        if (!runs || alone(seen.traffic(), slot)) {
            return "";
        }
        var target = new References(plan, environment, null, Map.of()).inSlot(slot, false, traffic);
        try {
            var lines =
                    ports.hands().byHand(new HandsCall(null, target, slot)).stream()
                            .filter(line -> !line.startsWith("#"))
                            .collect(Collectors.joining(" && "));
            return ". To give everything to %s %s, which is remembered as good: %s"
                    .formatted(slot, good.version(), lines);
        } catch (ActivityFailure e) {
            return ". The commands for hands could not be written: " + Failures.sentence(e);
        }
    }

    private static boolean alone(@Nullable TrafficState traffic, String slot) {
        return traffic != null && traffic.settled() && slot.equals(traffic.slotWithAll());
    }
}
