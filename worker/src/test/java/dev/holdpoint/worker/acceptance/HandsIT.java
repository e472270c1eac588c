package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.RealPart;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The way back for hands, taken literally from each place where it stands, typed into a shell while
 * neither worker nor Temporal lives.
 */
@Timeout(240)
class HandsIT extends OneScene {
    @BeforeAll
    static void there_is_what_people_type() {
        RealPart.program("socat", "socat");
    }

    @Test
    void the_commands_of_memo_notice_and_plan_bring_stable_back_without_holdpoint()
            throws Exception {
        // Given a deployment that is left with a quarter of the users at its candidate
        var run = scene.holding("left");
        var memo = memo(run);
        var notice = below(scene.said().lines().toList(), "  byHand:", "    ");
        scene.killWorker();
        scene.killTemporal();
        var planned = scene.holdpoint("plan", "shop", Releases.GOOD);
        var plan = below(planned.out().lines().toList(), "   when blue is stable:", "       ");

        // When one types what the memo says, then stable serves everybody
        typed(memo);

        // And so it is with what the notice and the plan say
        scene.setShares(1, 1);
        typed(notice);
        scene.setShares(1, 1);
        typed(plan);
        scene.assertNothingLost();
    }

    private static void typed(String commands) throws IOException, InterruptedException {
        assertThat(commands).contains("# all traffic to blue");
        Shell.run(commands);
        scene.assertServedByNothingBut(Releases.STABLE);
    }

    /** As the server itself tells it, which needs no worker. */
    private static String memo(Run run) throws IOException, InterruptedException {
        var memo =
                scene.temporal()
                        .json("describe", "-w", run.id())
                        .at("/workflowExecutionInfo/memo/fields/byHand");
        assertThat(memo.isMissingNode()).as("the memo says it").isFalse();
        return memo.isTextual()
                ? memo.asText()
                : new ObjectMapper()
                        .readTree(Base64.getDecoder().decode(memo.path("data").asText()))
                        .asText();
    }

    /** The lines below a line, as far as they are indented more. */
    private static String below(List<String> lines, String title, String indent) {
        assertThat(lines).contains(title);
        return lines.subList(lines.indexOf(title) + 1, lines.size()).stream()
                .takeWhile(line -> line.startsWith(indent))
                .collect(Collectors.joining("\n"));
    }
}
