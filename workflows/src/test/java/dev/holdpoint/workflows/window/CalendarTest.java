package dev.holdpoint.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Calendar PLATFORM =
            new Calendar(
                    BERLIN,
                    List.of("Tue-Thu 10:00-14:00"),
                    List.of(),
                    List.of(LocalDate.of(2026, 12, 24)));
    private static final Calendar NIGHTS =
            new Calendar(
                    BERLIN,
                    List.of("Mon-Fri 22:00-05:00", "Sat,Sun 00:00-24:00"),
                    List.of(),
                    List.of());
    private static final Calendar PROTOCOL =
            new Calendar(
                    BERLIN,
                    List.of("Mon,Wed,Fri 10:00-12:00"),
                    List.of("Fri 11:00-24:00", "Sat,Sun 00:00-24:00"),
                    List.of(LocalDate.of(2026, 12, 25)));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    // 2026-11-23 is a Monday
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 2026-11-24T10:00",
        "2026-11-24T09:59:59, 2026-11-24T10:00",
        "2026-11-24T10:00, 2026-11-24T10:00",
        "2026-11-24T13:59:59, 2026-11-24T13:59:59",
        "2026-11-24T14:00, 2026-11-25T10:00",
        "2026-11-26T14:00, 2026-12-01T10:00",
        "2026-12-23T14:00, 2026-12-29T10:00",
        "2026-12-24T11:00, 2026-12-29T10:00"
    })
    void business_hours_open_on_their_days_and_on_no_holiday(String from, String opens) {
        assertThat(PLATFORM.opens(at(from))).contains(at(opens));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T04:00, 2026-11-23T22:00",
        "2026-11-24T04:59:59, 2026-11-24T04:59:59",
        "2026-11-24T05:00, 2026-11-24T22:00",
        "2026-11-28T04:00, 2026-11-28T04:00",
        "2026-11-29T23:59:59, 2026-11-29T23:59:59",
        "2026-11-30T00:00, 2026-11-30T22:00"
    })
    void a_night_goes_over_midnight_and_begins_on_its_day(String from, String opens) {
        assertThat(NIGHTS.opens(at(from))).contains(at(opens));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T22:30, 2026-11-24T05:00",
        "2026-11-27T23:00, 2026-11-30T00:00",
        "2026-11-28T12:00, 2026-11-30T00:00"
    })
    void what_follows_without_a_gap_is_one_opening(String from, String closes) {
        assertThat(NIGHTS.closes(at(from))).contains(at(closes));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T10:30, 2026-11-27T10:30",
        "2026-11-27T11:00, 2026-11-30T10:00",
        "2026-12-25T10:30, 2026-12-28T10:00"
    })
    void what_is_denied_is_closed_though_it_is_allowed(String from, String opens) {
        assertThat(PROTOCOL.opens(at(from))).contains(at(opens));
    }

    @Test
    void a_night_before_a_holiday_ends_at_midnight() {
        var nights =
                new Calendar(
                        BERLIN,
                        List.of("Mon-Fri 22:00-05:00"),
                        List.of(),
                        List.of(LocalDate.of(2026, 12, 25)));

        assertThat(nights.closes(at("2026-12-24T22:30"))).contains(at("2026-12-25T00:00"));
        // the night that begins on Friday the 25th begins on a holiday, its morning is Saturday's
        assertThat(nights.opens(at("2026-12-25T22:30"))).contains(at("2026-12-26T00:00"));
    }

    @ParameterizedTest
    @CsvSource({
        // the clock goes from 02:00 to 03:00 on 2026-03-29: 02:30 is not, and 03:30 stands for it
        "2026-03-29T00:00, 2026-03-29T01:30:00Z",
        // and from 03:00 back to 02:00 on 2026-10-25: the first 02:30 of two
        "2026-10-25T00:00, 2026-10-25T00:30:00Z"
    })
    void a_change_of_the_clock_neither_loses_nor_doubles_a_window(String from, Instant opens) {
        var maintenance = new Calendar(BERLIN, List.of("Sun 02:30-06:00"), List.of(), List.of());

        assertThat(maintenance.opens(at(from))).contains(opens);
    }

    @Test
    void a_night_is_an_hour_longer_when_the_clock_goes_back() {
        var night = new Calendar(BERLIN, List.of("Sat 22:00-05:00"), List.of(), List.of());

        assertThat(night.closes(at("2026-10-24T22:00")))
                .contains(at("2026-10-24T22:00").plusSeconds(8 * 3600));
    }

    @Test
    void the_same_times_are_other_moments_in_another_zone() {
        var tokyo =
                new Calendar(
                        ZoneId.of("Asia/Tokyo"),
                        List.of("Mon-Fri 09:00-18:00"),
                        List.of(),
                        List.of());

        assertThat(tokyo.opens(Instant.parse("2026-11-23T12:00:00Z")))
                .contains(Instant.parse("2026-11-24T00:00:00Z"));
    }

    @Test
    void without_allow_everything_is_open_that_is_not_denied() {
        var weekdays = new Calendar(BERLIN, List.of(), List.of("Sat,Sun 00:00-24:00"), List.of());

        assertThat(weekdays.opens(at("2026-11-28T12:00"))).contains(at("2026-11-30T00:00"));
        assertThat(
                        new Calendar(BERLIN, List.of(), List.of(), List.of())
                                .closes(at("2026-11-28T12:00")))
                .isEmpty();
    }

    @Test
    void what_is_denied_whenever_it_is_allowed_never_opens() {
        var never =
                new Calendar(
                        BERLIN, List.of("Mon 09:00-12:00"), List.of("Mon 00:00-24:00"), List.of());

        assertThat(never.opens(at("2026-11-23T00:00"))).isEmpty();
    }

    @Test
    void days_may_go_round_the_end_of_the_week() {
        var weekend = new Calendar(BERLIN, List.of("Fri-Mon 08:00-09:00"), List.of(), List.of());

        assertThat(weekend.opens(at("2026-11-30T09:00"))).contains(at("2026-12-04T08:00"));
    }

    @Test
    void a_text_that_is_no_span_is_refused() {
        assertThatThrownBy(() -> Span.of("weekdays"))
                .hasMessage("a span is days and times, such as Mon-Fri 09:00-18:00, was: weekdays");
        assertThatThrownBy(() -> Span.of("Mo 09:00-10:00"))
                .hasMessage("a day is Mon to Sun, was: Mo");
    }
}
