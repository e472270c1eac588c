package dev.holdpoint.workflows.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When something is allowed.
 *
 * <p>Open is what lies in one of {@code allow} (always, where that is empty), in none of {@code
 * deny}, and on no holiday: a night that begins on the day before a holiday ends at midnight. Times
 * are those of a wall clock in the zone. One that a change of the clock leaves out is the moment of
 * the change or as much later as it lies in the gap; one that comes twice is the first of the two.
 *
 * @param allow as runbooks write it: {@code Mon-Fri 09:00-18:00}
 */
public record Calendar(
        ZoneId zone, List<String> allow, List<String> deny, List<LocalDate> holidays) {
    /** Beyond that nobody waits: a window that a year of days does not open is a mistake. */
    private static final int HORIZON_DAYS = 400;

    public Calendar {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        holidays = List.copyOf(holidays);
    }

    /** When it is open first from a moment on, which may be that moment; empty where never. */
    public Optional<Instant> opens(Instant from) {
        var view = view(from);
        return view.changes(from).stream().filter(view::open).findFirst();
    }

    /** When it closes first from a moment on; empty where never. */
    public Optional<Instant> closes(Instant from) {
        var view = view(from);
        return view.changes(from).stream().filter(moment -> !view.open(moment)).findFirst();
    }

    private View view(Instant from) {
        var first = LocalDate.ofInstant(from, zone).minusDays(2);
        var last = first.plusDays(HORIZON_DAYS);
        return new View(
                zone,
                allow.isEmpty(),
                stretches(allow, first, last),
                stretches(deny, first, last),
                Set.copyOf(holidays),
                last);
    }

    private List<Span.Stretch> stretches(List<String> spans, LocalDate first, LocalDate last) {
        return spans.stream()
                .flatMap(text -> Span.of(text).between(first, last, zone).stream())
                .toList();
    }

    /** The stretches of a year, from which everything is read. */
    private record View(
            ZoneId zone,
            boolean always,
            List<Span.Stretch> allowed,
            List<Span.Stretch> denied,
            Set<LocalDate> holidays,
            LocalDate last) {

        boolean open(Instant moment) {
            return (always || allowed.stream().anyMatch(it -> it.has(moment)))
                    && denied.stream().noneMatch(it -> it.has(moment))
                    && !holidays.contains(LocalDate.ofInstant(moment, zone));
        }

        /** The moment itself and each later one at which anything may change, in order. */
        TreeSet<Instant> changes(Instant from) {
            var changes = new TreeSet<Instant>();
            changes.add(from);
            for (var stretches : List.of(allowed, denied)) {
                for (var stretch : stretches) {
                    changes.add(stretch.from());
                    changes.add(stretch.to());
                }
            }
            for (var holiday : holidays) {
                changes.add(holiday.atStartOfDay(zone).toInstant());
                changes.add(holiday.plusDays(1).atStartOfDay(zone).toInstant());
            }
            changes.headSet(from).clear();
            changes.tailSet(last.atStartOfDay(zone).toInstant()).clear();
            return changes;
        }
    }
}
