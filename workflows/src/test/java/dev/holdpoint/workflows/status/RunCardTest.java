package dev.holdpoint.workflows.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.RuleVerdict;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunCardTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");

    private static final Question QUESTION =
            new Question(
                    "rule-1",
                    Question.Kind.ASK,
                    "error-rate 8 %, beyond 5 %. What now?",
                    "on-call",
                    List.of("kim", "bo"),
                    Ordered.of("continue", "it goes on", "rollback", "stable is brought back"),
                    Map.of(),
                    false,
                    TEN,
                    TEN.plusSeconds(900),
                    "stable is brought back");

    private static Status status(List<Question> questions, @Nullable String outcome) {
        return new Status(
                "shop 2.4.0: Production waits for on-call",
                "error-rate 8 %",
                "shift 100 %",
                Awaiting.sentence("shop-2.4.0", questions),
                Awaiting.stop("shop-2.4.0"),
                State.WAITING_PERSON,
                "shop",
                "2.4.0",
                "production",
                "c0ffee",
                "sha256:1",
                "shop-2.4.0",
                List.of(
                        new StageStatus(
                                "Production",
                                "production",
                                "production",
                                "running",
                                "shop-2.4.0:production",
                                TEN,
                                null,
                                true,
                                List.of(
                                        new StepStatus(
                                                "p/deploy-1", "deploy new", "done", "up", TEN, TEN),
                                        new StepStatus(
                                                "p/shift-1",
                                                "shift 25 %",
                                                "next",
                                                null,
                                                null,
                                                null)))),
                questions,
                null,
                List.of(
                        new RuleVerdict(
                                "rule-1",
                                Verdict.FAIL,
                                Rule.Action.ASK,
                                0.08,
                                100,
                                12,
                                TEN,
                                TEN,
                                true,
                                "error-rate 8 %, beyond 5 %")),
                Ordered.of("blue", 75, "green", 25),
                List.of(new Event(TEN, "taken")),
                List.of("set-weights blue=100"),
                outcome);
    }

    @Test
    void it_reads_top_down_what_why_next_and_who() {
        assertThat(RunCard.of(status(List.of(QUESTION), null)))
                .isEqualTo(
                        """
                        ## shop 2.4.0: Production waits for on-call

                        - **State** WaitingPerson
                        - **Next** shift 100 %
                        - **Traffic** blue 75 %, green 25 %

                        ### Waiting for on-call

                        error-rate 8 %, beyond 5 %. What now?

                        - **continue** it goes on
                        - **rollback** stable is brought back
                        - **silence until 2026-01-05 10:15:00 UTC** stable is brought back

                        `temporal workflow update execute -w shop-2.4.0 --name answer -i '{"by":"YOU","step":"rule-1","answer":"continue"}'`

                        ### Verdicts

                        - **FAIL** error-rate 8 %, beyond 5 %

                        ### Stages

                        - **running** Production, late

                        ### Production

                        - **done** deploy new

                        ### Stop

                        Request Cancellation above, or

                        `temporal workflow update execute -w shop-2.4.0 --name abort -i '{"by":"YOU","comment":"WHY"}'`

                        ### Last events

                        - **10:00:00** taken

                        ### Bring stable back by hand

                        `set-weights blue=100`

                        """);
    }

    @Test
    void what_is_over_cannot_be_stopped() {
        assertThat(RunCard.of(status(List.of(), "delivered"))).doesNotContain("**Stop**");
    }

    @Test
    void the_awaited_are_named_with_the_time_and_the_command() {
        assertThat(Awaiting.sentence("shop-2.4.0", List.of(QUESTION)))
                .isEqualTo(
                        "on-call (kim, bo), until 2026-01-05 10:15:00 UTC, else stable is brought"
                            + " back; answer with: temporal workflow update execute -w shop-2.4.0"
                            + " --name answer -i"
                            + " '{\"by\":\"YOU\",\"step\":\"rule-1\",\"answer\":\"continue\"}'");
        assertThat(Awaiting.sentence("shop-2.4.0", List.of())).isEqualTo("nobody");
    }
}
