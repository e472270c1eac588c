package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.RealPart;
import dev.holdpoint.worker.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way back for hands, taken literally from each place where it stands, typed into a shell while
 * neither worker nor Temporal lives.
 */
@Timeout(240)
class HandsIT {
    private static final Duration COMMANDS = Duration.ofSeconds(30);

    private static Scene scene;

    @BeforeAll
    static void set_the_scene(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        RealPart.program("socat", "socat");
        scene = Scene.set(folder);
    }

    @AfterAll
    static void strike_the_scene() throws Exception {
        if (scene != null) {
            scene.strike();
        }
    }

    @Test
    void the_commands_of_memo_notice_and_plan_bring_stable_back_without_holdpoint()
            throws Exception {
        // Given a deployment that is left with a quarter of the users at its candidate
        var run = scene.run("left").started(Releases.GOOD);
        run.approve();
        run.awaitHoldAt(25);
        var memo = memo(run);
        var notice = below(scene.said().lines().toList(), "  byHand:", "    ");
        scene.killWorker();
        scene.killTemporal();
        var plan = below(planned(), "   when blue is stable:", "       ");

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

    private static List<String> planned() throws IOException, InterruptedException {
        var out = Files.createTempFile("plan", ".out");
        var process =
                Packaged.holdpoint(
                                "plan",
                                "shop",
                                Releases.GOOD,
                                "--runbooks",
                                scene.documents().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(COMMANDS)).isTrue();
        return Files.readAllLines(out);
    }

    /** The lines below a line, as far as they are indented more. */
    private static String below(List<String> lines, String title, String indent) {
        assertThat(lines).contains(title);
        return lines.subList(lines.indexOf(title) + 1, lines.size()).stream()
                .takeWhile(line -> line.startsWith(indent))
                .collect(Collectors.joining("\n"));
    }
}
