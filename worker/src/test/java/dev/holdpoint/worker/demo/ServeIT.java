package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.cli.RealTemporalServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo --serve} on the real server: the commands that it prints are run as they stand. */
@Timeout(1200)
class ServeIT {
    private static final int COMMAND_SECONDS = 60;
    private static final int TERMINATED = 143;

    @TempDir private Path folder;

    @Test
    void the_printed_commands_start_approve_query_report_and_abort() throws Exception {
        var demo = DemoRun.start(folder, "--temporal=" + RealTemporalServer.command(), "--serve");
        assertThat(demo.goesOnUntil(() -> answer(demo).contains("a bad one:")))
                .as(answer(demo) + demo.progress())
                .isTrue();
        assertThat(answer(demo)).contains("Everything came out as it should.", "Web UI http://");

        assertThat(type(demo, "start")).contains("RunId");
        awaitStatus(demo, "\"kind\":\"approve\"");
        assertThat(type(demo, "approve")).contains("succeeded");
        awaitStatus(demo, "Production holds at 10 %");
        assertThat(type(demo, "report")).contains("succeeded");
        awaitStatus(demo, "incident-responder (kim)");
        assertThat(type(demo, "abort")).contains("stable is brought back");
        awaitStatus(demo, "\"outcome\":\"shop 1.4.0");

        assertThat(demo.stop()).isEqualTo(TERMINATED);
        demo.assertNothingLeft();
    }

    private static void awaitStatus(DemoRun demo, String text) throws InterruptedException {
        assertThat(demo.goesOnUntil(() -> type(demo, "query").contains(text)))
                .as("%s in the status", text)
                .isTrue();
    }

    /** Types what stands behind a word, and says what came. */
    private static String type(DemoRun demo, String word) {
        var lines = answer(demo).lines().map(String::strip).toList();
        var command = lines.stream().filter(line -> line.startsWith(word + " ")).toList().getLast();
        var export = lines.stream().filter(line -> line.startsWith("export ")).findFirst();
        return shell(export.orElseThrow() + "; " + command.substring(word.length()));
    }

    private static String shell(String commands) {
        try {
            var process =
                    new ProcessBuilder("sh", "-c", commands)
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)).as(commands).isTrue();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + commands, e);
        }
    }

    private static String answer(DemoRun demo) {
        try {
            return demo.answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
