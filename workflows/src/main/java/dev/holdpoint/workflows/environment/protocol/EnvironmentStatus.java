package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an environment's query {@code status}.
 *
 * @param holder the run that holds it, {@code workflow id}; null when it is free
 * @param rollback the rollback in progress, by workflow id
 * @param watch who watches what was delivered last, by workflow id
 * @param kept the slot that is kept for the way back; null when none is
 * @param settled what is known to be good; null when nobody can say
 * @param back the version that a rollback would bring back; null when there is none
 * @param proven stage type → the artifact that passed it last, and when
 */
public record EnvironmentStatus(
        String headline,
        String why,
        String next,
        String awaiting,
        String stop,
        State state,
        String service,
        String environment,
        @Nullable String holder,
        @Nullable String rollback,
        @Nullable String watch,
        @Nullable Kept kept,
        @Nullable Settled settled,
        @Nullable String back,
        Map<String, Proof> proven,
        List<String> byHand,
        List<Event> events) {

    public EnvironmentStatus {
        proven = Ordered.copy(proven);
        byHand = List.copyOf(byHand);
        events = List.copyOf(events);
    }
}
