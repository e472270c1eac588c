package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Kept;
import dev.holdpoint.workflows.environment.protocol.Proof;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.status.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything an environment remembers; carried over when it continues as new. */
record Memory(String service, String environment, Standing standing, Annals annals) {
    private static final int EVENTS_KEPT = 25;

    /**
     * How things stand.
     *
     * @param last the run that held it last, for a rollback after it handed back
     * @param settled what is known to be good; null when nobody can say
     * @param why why nothing is known to be good; null when something is, or nothing was yet
     * @param watch what was delivered last, while it is watched
     */
    record Standing(
            @Nullable Holder holder,
            @Nullable Holder last,
            @Nullable Settled settled,
            @Nullable String why,
            @Nullable Watched watch) {
        static final Standing BLANK = new Standing(null, null, null, null, null);
    }

    /**
     * What happened.
     *
     * @param rollbacks how many there were
     * @param watches how many there were
     */
    record Annals(
            int rollbacks,
            int watches,
            Map<String, Proof> proven,
            List<String> searchAttributes,
            List<Event> events) {
        static final Annals BLANK = new Annals(0, 0, Map.of(), List.of(), List.of());

        Annals {
            proven = Ordered.copy(proven);
            searchAttributes = List.copyOf(searchAttributes);
            events = List.copyOf(events);
        }
    }

    static Memory empty(String service, String environment) {
        return new Memory(service, environment, Standing.BLANK, Annals.BLANK);
    }

    String id() {
        return service + "@" + environment;
    }

    @Nullable Holder holder() {
        return standing.holder();
    }

    @Nullable Holder last() {
        return standing.last();
    }

    @Nullable Settled settled() {
        return standing.settled();
    }

    @Nullable String why() {
        return standing.why();
    }

    @Nullable Watched watch() {
        return standing.watch();
    }

    int rollbacks() {
        return annals.rollbacks();
    }

    int watches() {
        return annals.watches();
    }

    Map<String, Proof> proven() {
        return annals.proven();
    }

    List<String> searchAttributes() {
        return annals.searchAttributes();
    }

    List<Event> events() {
        return annals.events();
    }

    /** The version that a rollback would bring back; null when there is none. */
    @Nullable String back() {
        var subject = holder() == null ? last() : holder();
        var bound = subject == null ? null : subject.bound();
        var stable = bound == null ? null : bound.stable();
        return stable == null ? null : stable.version();
    }

    /** The slot that nobody may take without being asked; null when its time is over. */
    @Nullable Kept kept() {
        var watch = watch();
        var subject = last();
        var bound = subject == null ? null : subject.bound();
        if (watch == null || watch.retired() != null || subject == null || bound == null) {
            return null;
        }
        var keep = subject.plan().keep();
        return keep == null || !watch.since().plus(keep).isAfter(Moment.now())
                ? null
                : kept(bound, watch.since().plus(keep));
    }

    private static @Nullable Kept kept(Bound bound, Instant until) {
        var slot = bound.stableSlot();
        var stable = bound.stable();
        return slot == null || stable == null
                ? null
                : new Kept(slot, String.valueOf(stable.version()), until);
    }

    /** Whether nothing was ever learnt: it is new, or somebody ended the one before. */
    boolean blank() {
        return standing.equals(Standing.BLANK);
    }

    Memory heldBy(@Nullable Holder now) {
        var before = holder();
        return with(
                new Standing(
                        now,
                        before == null || !before.touched() ? last() : before,
                        settled(),
                        why(),
                        watch()));
    }

    Memory knowing(@Nullable Settled good, @Nullable String because) {
        return with(new Standing(holder(), last(), good, because, watch()));
    }

    Memory watching(@Nullable Watched now) {
        return with(new Standing(holder(), last(), settled(), why(), now));
    }

    /** A person takes what serves for good: what was remembered before counts no more. */
    Memory adopted() {
        return with(new Standing(holder(), null, null, null, null));
    }

    Memory oneMoreRollback() {
        return counting(rollbacks() + 1, watches());
    }

    Memory oneMoreWatch() {
        return counting(rollbacks(), watches() + 1);
    }

    private Memory counting(int rollbacks, int watches) {
        return with(new Annals(rollbacks, watches, proven(), searchAttributes(), events()));
    }

    Memory proving(Map<String, Proof> more) {
        var all = new LinkedHashMap<>(proven());
        all.putAll(more);
        return with(new Annals(rollbacks(), watches(), all, searchAttributes(), events()));
    }

    Memory onServerWith(List<String> available) {
        return with(new Annals(rollbacks(), watches(), proven(), available, events()));
    }

    Memory after(Event event) {
        var all = new ArrayList<>(events());
        all.add(event);
        while (all.size() > EVENTS_KEPT) {
            all.removeFirst();
        }
        return with(new Annals(rollbacks(), watches(), proven(), searchAttributes(), all));
    }

    private Memory with(Standing now) {
        return new Memory(service, environment, now, annals);
    }

    private Memory with(Annals now) {
        return new Memory(service, environment, standing, now);
    }
}
