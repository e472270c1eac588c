package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.window.Calendar;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The freezes of one place, for asking when something may begin. */
public record Freezes(List<PlannedFreeze> all) {
    public Freezes {
        all = List.copyOf(all);
    }

    /** The one that is on; of several the one that ends last. */
    public Optional<PlannedFreeze> at(Instant moment) {
        return all.stream()
                .filter(freeze -> freeze.has(moment))
                .max(Comparator.comparing(PlannedFreeze::to));
    }

    /** The one that begins next. */
    public Optional<PlannedFreeze> after(Instant moment) {
        return all.stream()
                .filter(freeze -> freeze.from().isAfter(moment))
                .min(Comparator.comparing(PlannedFreeze::from));
    }

    /** When none is on first from a moment on, which may be that moment. */
    public Instant over(Instant from) {
        var free = from;
        for (var on = at(free); on.isPresent(); on = at(free)) {
            free = on.get().to();
        }
        return free;
    }

    /** When a window is open first and none is on; empty where that never comes. */
    public Optional<Instant> opens(Calendar window, Instant from) {
        var free = over(from);
        while (true) {
            var opens = window.opens(free);
            if (opens.isEmpty() || at(opens.get()).isEmpty()) {
                return opens;
            }
            free = over(opens.get());
        }
    }

    /** When a window closes first or one begins; empty where that never comes. */
    public Optional<Instant> closes(Calendar window, Instant from) {
        var begins = after(from).map(PlannedFreeze::from);
        var closes = window.closes(from);
        return begins.isPresent() && closes.map(begins.get()::isBefore).orElse(true)
                ? begins
                : closes;
    }
}
