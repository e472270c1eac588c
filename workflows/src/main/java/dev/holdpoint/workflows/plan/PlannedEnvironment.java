package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Identity;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An environment as a run meets it.
 *
 * @param worker which workers reach it; null for the common queue
 * @param slots in the order of the document; empty on a platform without slots
 * @param late how long a shift may land after it was given up, by the traffic adapter's own word;
 *     null where it says nothing
 * @param identity what an approval of a run that goes here takes to count; null for a name that is
 *     claimed
 * @param frozen the freezes that hold for the run here; null where there are none
 */
public record PlannedEnvironment(
        String name,
        boolean guarded,
        @Nullable String worker,
        @Nullable String url,
        Map<String, Service.Slot> slots,
        @Nullable Binding deploy,
        @Nullable Binding traffic,
        @Nullable Binding database,
        @Nullable Duration late,
        @Nullable Identity identity,
        @Nullable List<PlannedFreeze> frozen) {
    /** Where the adapter does not say. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** What a stop takes to reach who made the effect. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    public PlannedEnvironment(
            String name,
            boolean guarded,
            @Nullable String worker,
            @Nullable String url,
            Map<String, Service.Slot> slots,
            @Nullable Binding deploy,
            @Nullable Binding traffic,
            @Nullable Binding database) {
        this(name, guarded, worker, url, slots, deploy, traffic, database, null, null, null);
    }

    public PlannedEnvironment {
        slots = Ordered.copy(slots);
        frozen = frozen == null || frozen.isEmpty() ? null : List.copyOf(frozen);
    }

    /** The freezes, for asking when something may begin here. */
    public Freezes freezes() {
        return new Freezes(frozen == null ? List.of() : frozen);
    }

    /** The same with the freezes that hold for a run here. */
    public PlannedEnvironment frozen(List<PlannedFreeze> freezes) {
        return new PlannedEnvironment(
                name, guarded, worker, url, slots, deploy, traffic, database, late, identity,
                freezes);
    }

    /** Whether an approval of a run that goes here needs a signature. */
    public boolean signed() {
        return identity == Identity.SIGNED;
    }

    /** How long after a decision a rollback has to look for a shift that lands late. */
    public Duration landing() {
        return (late == null ? LATE : late).plus(MARGIN);
    }
}
