package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.environment.protocol.SlotRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did without Temporal, taken in afterwards: what was remembered before counts no
 * more, and a run that goes on as if nothing had happened is ended.
 */
final class DirectReports {
    private final Books books;
    private final BringingBack back;
    private final RollbackRequests requests;

    DirectReports(Books books, BringingBack back, RollbackRequests requests) {
        this.books = books;
        this.back = back;
        this.requests = requests;
    }

    /** Believes it as far as nothing newer is known; what came of it, in a sentence. */
    String take(DirectReport report) {
        var memory = books.memory();
        var holder = memory.holder();
        var told =
                "%s went back to %s without Temporal at %s: %s"
                        .formatted(
                                report.by(), report.version(), report.began(), report.sentence());
        books.happened(told);
        if (back.due()) {
            return "%s brings stable back meanwhile and proves it.".formatted(back.id());
        }
        if (newer(memory, last(report))) {
            return "%s knows newer things; it is on its record.".formatted(memory.id());
        }
        if (holder != null && holder.touched() && sameStable(holder.bound(), report)) {
            // the run's own way back leads there, too, and proves it
            var begun = requests.rollback(request(report));
            return "%s sees to it that nothing undoes that.".formatted(begun.workflowId());
        }
        believe(report, told);
        if (holder != null) {
            requests.stop(holder, request(report));
        }
        return memory().why() == null
                ? "%s knows %s as good.".formatted(memory.id(), report.version())
                : "%s is not settled: %s.".formatted(memory.id(), memory().why());
    }

    private Memory memory() {
        return books.memory();
    }

    private void believe(DirectReport report, String told) {
        boolean sameWay = memory().last() != null && sameStable(memory().last().bound(), report);
        var without = memory().heldBy(null);
        books.set(
                (sameWay ? without : without.adopted())
                        .watching(null)
                        .knowing(
                                settled(report),
                                report.proven() == null ? told + " It is not proven" : null));
    }

    private static RequestRollback request(DirectReport report) {
        return new RequestRollback(
                null,
                "%s went back to %s without Temporal: %s"
                        .formatted(report.by(), report.version(), report.reason()),
                Moment.now(),
                report.by(),
                false,
                null);
    }

    private static Instant last(DirectReport report) {
        return report.ended() == null ? report.began() : report.ended();
    }

    /** Whether a run has looked at the world since then. */
    private static boolean newer(Memory memory, Instant then) {
        var holder = memory.holder();
        var settled = memory.settled();
        return (holder != null && holder.since().isAfter(then))
                || (settled != null && settled.at().isAfter(then));
    }

    private static boolean sameStable(@Nullable Bound bound, DirectReport report) {
        var stable = bound == null ? null : bound.stable();
        return bound != null
                && stable != null
                && report.version().equals(stable.version())
                && report.slot().equals(Objects.requireNonNullElse(bound.stableSlot(), "service"));
    }

    private static @Nullable Settled settled(DirectReport report) {
        var proven = report.proven();
        return proven == null
                ? null
                : new Settled(
                        report.slot(),
                        Map.of(
                                report.slot(),
                                new SlotRecord(
                                        report.version(), report.artifact(), proven, report.by())),
                        last(report),
                        report.by());
    }
}
