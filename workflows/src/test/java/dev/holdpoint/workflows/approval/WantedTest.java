package dev.holdpoint.workflows.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTest {
    private static final Instant ASKED = Instant.parse("2026-11-22T06:00:00Z");
    private static final Subject SUBJECT =
            new Subject(
                    "shop", "shop-2.4.0", "run-1", "c0ffee", "production/approve-1", "production");
    private static final Wanted WANTED = new Wanted(SUBJECT, "approve", "anna", ASKED);

    private static Statement signed(Instant at) {
        return new Statement(SUBJECT, "approve", "anna", at);
    }

    @Test
    void a_statement_is_ten_lines_that_can_be_written_in_one_way_only() {
        var text = signed(ASKED.plusMillis(1500)).text();

        assertThat(text)
                .isEqualTo(
                        """
                        holdpoint approval v1
                        decision: approve
                        by: anna
                        time: 2026-11-22T06:00:01Z
                        service: shop
                        deployment: shop-2.4.0
                        run: run-1
                        plan: c0ffee
                        step: production/approve-1
                        environment: production
                        """);
        assertThat(Statement.read(text)).isEqualTo(signed(ASKED.plusSeconds(1)));
        assertThat(WANTED.refusal(text, ASKED.plusSeconds(2))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "decision: approve, decision: reject, the decision reject; here it is approve",
        "by: anna, by: bo, the by bo; here it is anna",
        "service: shop, service: bank, the service bank; here it is shop",
        "deployment: shop-2.4.0, deployment: shop-2.3.9,"
                + " the deployment shop-2.3.9; here it is shop-2.4.0",
        "run: run-1, run: run-0, the run run-0; here it is run-1",
        "plan: c0ffee, plan: decaf, the plan decaf; here it is c0ffee",
        "step: production/approve-1, step: staging/approve-1,"
                + " the step staging/approve-1; here it is production/approve-1",
        "environment: production, environment: staging,"
                + " the environment staging; here it is production",
    })
    void what_was_signed_for_something_else_does_not_count(
            String line, String other, String difference) {
        var text = signed(ASKED).text().replace(line, other);

        assertThat(WANTED.refusal(text, ASKED))
                .isEqualTo("The signature is for " + difference + ".");
    }

    @Test
    void what_was_signed_before_it_was_asked_or_after_now_does_not_count() {
        var clocks = Duration.ofMinutes(5);

        assertThat(WANTED.refusal(signed(ASKED.minus(clocks)).text(), ASKED)).isNull();
        assertThat(WANTED.refusal(signed(ASKED.minus(clocks).minusSeconds(1)).text(), ASKED))
                .isEqualTo(
                        "It was signed at 2026-11-22T05:54:59Z, before it was asked at"
                                + " 2026-11-22T06:00:00Z, and does not count for it.");
        assertThat(WANTED.refusal(signed(ASKED.plus(clocks)).text(), ASKED)).isNull();
        assertThat(WANTED.refusal(signed(ASKED.plus(clocks).plusSeconds(1)).text(), ASKED))
                .isEqualTo(
                        "It says that it was signed at 2026-11-22T06:05:01Z, and it is"
                                + " 2026-11-22T06:00:00Z now. Is the clock right where it was"
                                + " signed?");
    }

    @ParameterizedTest
    @CsvSource({
        "'holdpoint approval v1', 'holdpoint approval v2'",
        "'by: anna', 'by:anna'",
        "'time: 2026-11-22T06:00:00Z', 'time: 2026-11-22T06:00:00.000Z'",
        "'time: 2026-11-22T06:00:00Z', 'time: today'",
        "'environment: production', 'environment: production\ncomment: ok'",
    })
    void what_is_written_in_another_way_is_no_statement(String line, String other) {
        var text = signed(ASKED).text().replace(line, other.replace("\\n", "\n"));

        assertThat(Statement.read(text)).isNull();
        assertThat(WANTED.refusal(text, ASKED))
                .isEqualTo(
                        "What was signed is no statement of Holdpoint's, which is exactly what"
                                + " holdpoint approve shop-2.4.0 --print writes, with its last line"
                                + " ended.");
    }
}
