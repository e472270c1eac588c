package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.DeployActivities;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.TrafficState;
import dev.holdpoint.workflows.runbook.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looking at an environment without changing it. */
public final class World {
    private World() {}

    /**
     * What was seen.
     *
     * @param traffic null on a platform without slots
     * @param schema null without database, or before its first migration
     */
    public record Seen(
            List<Release> releases, @Nullable TrafficState traffic, @Nullable String schema) {
        public Seen {
            releases = List.copyOf(releases);
        }

        /** The release in a slot; null is the whole platform. */
        public @Nullable Release in(@Nullable String slot) {
            return releases.stream()
                    .filter(r -> java.util.Objects.equals(r.slot(), slot))
                    .findFirst()
                    .orElse(null);
        }

        /** Everything in one line, for people. */
        public String sentence() {
            var parts = new ArrayList<String>();
            releases.forEach(r -> parts.add(sentence(r)));
            if (traffic != null) {
                parts.add(
                        "traffic "
                                + traffic.shares()
                                + (traffic.settled() ? "" : ", " + traffic.evidence()));
            }
            return String.join("; ", parts);
        }

        private static String sentence(Release release) {
            var where = release.slot() == null ? "it" : release.slot();
            if (!release.running()) {
                return where + " runs nothing";
            }
            return where
                    + " runs "
                    + (release.version() == null
                            ? "an unknown version (" + release.evidence() + ")"
                            : release.version());
        }
    }

    /** Looks at every slot, the shares and the schema. */
    public static Seen look(
            Ports ports, Plan plan, PlannedEnvironment environment, @Nullable Bound bound) {
        var references = new References(plan, environment, bound, Map.of());
        return new Seen(
                releases(environment, references, ports::releases),
                traffic(ports, environment, references),
                schema(ports, environment, references));
    }

    /** Looks at every slot and the shares, and gives up soon, for somebody waits for it. */
    static Seen glance(
            Ports ports, Plan plan, PlannedEnvironment environment, @Nullable Bound bound) {
        var references = new References(plan, environment, bound, Map.of());
        var traffic = environment.traffic();
        return new Seen(
                releases(environment, references, ports::glance),
                traffic == null
                        ? null
                        : ports.hurriedTraffic("read the shares of " + environment.name())
                                .readTraffic(references.inSlot(null, false, traffic)),
                null);
    }

    private static List<Release> releases(
            PlannedEnvironment environment,
            References references,
            Function<String, DeployActivities> looking) {
        var deploy = environment.deploy();
        var releases = new ArrayList<Release>();
        if (deploy != null) {
            for (var slot : slots(environment)) {
                releases.add(
                        looking.apply("look at " + (slot == null ? environment.name() : slot))
                                .currentRelease(references.inSlot(slot, false, deploy)));
            }
        }
        return releases;
    }

    private static @Nullable TrafficState traffic(
            Ports ports, PlannedEnvironment environment, References references) {
        if (environment.traffic() == null) {
            return null;
        }
        var target = references.inSlot(null, false, environment.traffic());
        return ports.traffic("read the shares of " + environment.name()).readTraffic(target);
    }

    private static @Nullable String schema(
            Ports ports, PlannedEnvironment environment, References references) {
        if (environment.database() == null) {
            return null;
        }
        var target = references.at(Place.Kind.CANDIDATE, environment.database());
        return ports.schema("read the schema version").currentSchema(target).version();
    }

    private static List<@Nullable String> slots(PlannedEnvironment environment) {
        var slots = new ArrayList<@Nullable String>(environment.slots().keySet());
        if (slots.isEmpty()) {
            slots.add(null);
        }
        return slots;
    }
}
