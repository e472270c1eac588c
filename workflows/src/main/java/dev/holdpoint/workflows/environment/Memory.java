package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.environment.protocol.Proof;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.status.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything an environment remembers; carried over when it continues as new.
 *
 * @param last the run that held it last, for a rollback after it handed back
 * @param settled what is known to be good; null when nobody can say
 * @param why why nothing is known to be good; null when something is, or nothing was yet
 * @param rollbacks how many there were
 */
record Memory(
        String service,
        String environment,
        @Nullable Holder holder,
        @Nullable Holder last,
        @Nullable Settled settled,
        @Nullable String why,
        int rollbacks,
        Map<String, Proof> proven,
        List<String> searchAttributes,
        List<Event> events) {
    private static final int EVENTS_KEPT = 25;

    Memory {
        proven = Ordered.copy(proven);
        searchAttributes = List.copyOf(searchAttributes);
        events = List.copyOf(events);
    }

    static Memory empty(String service, String environment) {
        return new Memory(
                service, environment, null, null, null, null, 0, Map.of(), List.of(), List.of());
    }

    String id() {
        return service + "@" + environment;
    }

    /** The version that a rollback would bring back; null when there is none. */
    @Nullable String back() {
        var subject = holder == null ? last : holder;
        var bound = subject == null ? null : subject.bound();
        var stable = bound == null ? null : bound.stable();
        return stable == null ? null : stable.version();
    }

    /** Whether nothing was ever learnt: it is new, or somebody ended the one before. */
    boolean blank() {
        return holder == null && last == null && settled == null && why == null;
    }

    Memory heldBy(@Nullable Holder now) {
        return new Memory(
                service,
                environment,
                now,
                holder == null || !holder.touched() ? last : holder,
                settled,
                why,
                rollbacks,
                proven,
                searchAttributes,
                events);
    }

    Memory knowing(@Nullable Settled good, @Nullable String because) {
        return new Memory(
                service,
                environment,
                holder,
                last,
                good,
                because,
                rollbacks,
                proven,
                searchAttributes,
                events);
    }

    /** A person takes what serves for good: what was remembered before counts no more. */
    Memory adopted() {
        return new Memory(
                service,
                environment,
                holder,
                null,
                null,
                null,
                rollbacks,
                proven,
                searchAttributes,
                events);
    }

    Memory oneMoreRollback() {
        return new Memory(
                service,
                environment,
                holder,
                last,
                settled,
                why,
                rollbacks + 1,
                proven,
                searchAttributes,
                events);
    }

    Memory proving(Map<String, Proof> more) {
        var all = new LinkedHashMap<>(proven);
        all.putAll(more);
        return new Memory(
                service,
                environment,
                holder,
                last,
                settled,
                why,
                rollbacks,
                all,
                searchAttributes,
                events);
    }

    Memory onServerWith(List<String> available) {
        return new Memory(
                service,
                environment,
                holder,
                last,
                settled,
                why,
                rollbacks,
                proven,
                available,
                events);
    }

    Memory after(Event event) {
        var all = new ArrayList<>(events);
        all.add(event);
        while (all.size() > EVENTS_KEPT) {
            all.removeFirst();
        }
        return new Memory(
                service,
                environment,
                holder,
                last,
                settled,
                why,
                rollbacks,
                proven,
                searchAttributes,
                all);
    }
}
