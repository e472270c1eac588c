package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.failure.ActivityFailure;
import org.jspecify.annotations.Nullable;

/**
 * An environment as a run would bind it now, without taking it.
 *
 * @param bound null where nobody can tell what is stable
 * @param against what would keep a run from it; null when nothing would
 */
record Sight(@Nullable Bound bound, @Nullable String against) {
    static Sight of(Plan plan, PlannedEnvironment environment) {
        var id = Names.environmentId(plan.request().service(), environment.name());
        try {
            var known = Ports.environment("ask " + id + " what is good").read(id);
            var seen = World.look(new Ports(environment.worker()), plan, environment, null);
            var binding = Binding.of(id, environment, seen, known == null ? null : known.settled());
            var holder = known == null ? null : known.holder();
            return new Sight(
                    binding.bound(),
                    holder == null
                            ? binding.unsettled()
                            : "%s is held by %s now".formatted(id, holder));
        } catch (ActivityFailure e) {
            return new Sight(
                    null, "%s could not be looked at: %s".formatted(id, Failures.sentence(e)));
        }
    }
}
