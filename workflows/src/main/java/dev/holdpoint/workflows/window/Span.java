package dev.holdpoint.workflows.window;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Days of the week and a time of each: {@code Mon-Fri 09:00-18:00}, {@code Sat,Sun 00:00-24:00}.
 *
 * <p>An end that is not after its start is on the next day, so {@code Fri 22:00-05:00} is open on
 * Saturday morning, and {@code Mon 00:00-00:00} all of Monday. Days may go round: {@code Fri-Mon}.
 */
record Span(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    private static final String MIDNIGHT = "24:00";

    Span {
        days = Set.copyOf(days);
    }

    /**
     * Reads one as the reader of runbooks accepts it.
     *
     * @throws IllegalArgumentException where the text is none
     */
    static Span of(String text) {
        var words = text.split("[ ]", -1);
        var times = words.length == 2 ? words[1].split("-", -1) : new String[0];
        if (times.length != 2) {
            throw new IllegalArgumentException(
                    "a span is days and times, such as Mon-Fri 09:00-18:00, was: " + text);
        }
        return new Span(days(words[0]), time(times[0]), time(times[1]));
    }

    private static LocalTime time(String text) {
        return text.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static Set<DayOfWeek> days(String text) {
        var ends = text.split("-", -1);
        if (ends.length == 1) {
            var some = EnumSet.noneOf(DayOfWeek.class);
            for (var day : text.split(",", -1)) {
                some.add(day(day));
            }
            return some;
        }
        var range = EnumSet.of(day(ends[1]));
        for (var day = day(ends[0]); day != day(ends[1]); day = day.plus(1)) {
            range.add(day);
        }
        return range;
    }

    private static DayOfWeek day(String text) {
        for (var day : DayOfWeek.values()) {
            if (day.name().startsWith(text.toUpperCase(Locale.ROOT)) && text.length() == 3) {
                return day;
            }
        }
        throw new IllegalArgumentException("a day is Mon to Sun, was: " + text);
    }

    /** The stretches of it that begin on these days, both included. */
    List<Stretch> between(LocalDate first, LocalDate last, ZoneId zone) {
        var all = new ArrayList<Stretch>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek())) {
                var ends = to.isAfter(from) ? day : day.plusDays(1);
                all.add(
                        new Stretch(
                                ZonedDateTime.of(day, from, zone).toInstant(),
                                ZonedDateTime.of(ends, to, zone).toInstant()));
            }
        }
        return all;
    }

    /**
     * A stretch of time.
     *
     * @param from the first moment of it
     * @param to the first moment after it
     */
    record Stretch(Instant from, Instant to) {
        boolean has(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }
}
