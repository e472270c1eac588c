package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.RealPart;
import dev.holdpoint.worker.demo.TemporalCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code temporal} command, as people have it; it reads no configuration of this machine. */
public record TemporalCli(Path program, String address) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    /** What it said. */
    public record Answer(int exitCode, String out) {
        public JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    /** Where it is on this machine. */
    public static Path find() {
        return TemporalCommand.ofThisMachine()
                .find()
                .orElseGet(() -> RealPart.program("temporal", "no package; make test builds it"));
    }

    /** Runs {@code temporal workflow …}, well or not. */
    public Answer attempt(String... words) throws IOException, InterruptedException {
        return attemptOf("workflow", words);
    }

    /** Runs {@code temporal schedule …}, expects success, and reads its JSON; null for none. */
    public JsonNode schedule(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", "json"));
        var answer = attemptOf("schedule", all.toArray(String[]::new));
        assertThat(answer.exitCode()).as("temporal schedule %s: %s", all, answer.out()).isZero();
        return answer.json();
    }

    private Answer attemptOf(String noun, String... words)
            throws IOException, InterruptedException {
        var argv = new ArrayList<>(List.of(program.toString(), noun));
        argv.addAll(List.of(words));
        argv.addAll(
                List.of(
                        "--address",
                        address,
                        "--disable-config-env",
                        "--disable-config-file",
                        "--color=never",
                        "--command-timeout=40s"));
        var out = Files.createTempFile("temporal", ".out");
        var process =
                new ProcessBuilder(argv)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("%s ends", argv).isTrue();
        var answer = new Answer(process.exitValue(), Files.readString(out));
        Files.delete(out);
        return answer;
    }

    /** Runs it and expects success. */
    public String run(String... words) throws IOException, InterruptedException {
        var answer = attempt(words);
        assertThat(answer.exitCode())
                .as("temporal workflow %s: %s", List.of(words), answer.out())
                .isZero();
        return answer.out();
    }

    /** Runs it with output as JSON, whatever its exit code. */
    public JsonNode json(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", "json"));
        var answer = attempt(all.toArray(String[]::new));
        try {
            return answer.json();
        } catch (IOException e) {
            throw new AssertionError("temporal workflow " + all + ": " + answer.out(), e);
        }
    }
}
