package dev.holdpoint.activities.command;

import static dev.holdpoint.activities.command.Scripts.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CommandCheckTest {
    private static final String DIFF = "'exit': {'0': 'pass', '2': 'fail', 'other': 'no-data'},";
    private static final String SLOW = "'exit': {'limit': 'no-data'},";

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, usual, PASS", "1, usual, FAIL", "126, usual, NO_DATA", "127, usual, NO_DATA",
        "0, diff, PASS", "2, diff, FAIL", "1, diff, NO_DATA", "127, diff, NO_DATA"
    })
    void the_exit_code_is_the_verdict(int code, String map, Verdict verdict) throws IOException {
        script(folder, "checks", "echo seen; exit " + code);

        var result = check("['./checks']", map.equals("diff") ? DIFF : "", null);

        assertThat(result.verdict()).isEqualTo(verdict);
    }

    @Test
    void the_sentence_says_what_was_run_and_what_came_back() throws IOException {
        script(folder, "smoke", "echo 12 tests; echo '2 of them failed: login, pay' >&2; exit 2");

        var result = check("['./smoke', '${version}']", "", null);

        assertThat(result.sentence())
                .isEqualTo(
                        "smoke: fail because `./smoke 2.4.0` ended with exit code 2; it said: 12"
                                + " tests / 2 of them failed: login, pay.");
    }

    @Test
    void one_that_does_not_end_in_time_fails_unless_the_service_says_otherwise()
            throws IOException {
        script(folder, "slow", "sleep 600");

        assertThat(check("['./slow']", "'limit': '1s',", null).verdict()).isEqualTo(Verdict.FAIL);
        var told = check("['./slow']", SLOW + "'limit': '1s',", null);
        assertThat(told.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(told.sentence()).contains("`./slow` was stopped after").contains("its limit");
    }

    @Test
    void a_secret_is_in_no_sentence_though_the_program_prints_it() throws IOException {
        var secret = folder.resolve("token");
        Files.writeString(secret, "hunter2-hunter2\n");
        script(folder, "leaky", "echo \"got $1 and $TOKEN\"; exit 1");

        var result =
                check(
                        "['./leaky', '${file:%s}']".formatted(secret),
                        "'environment': {'TOKEN': '${file:%s}'},".formatted(secret),
                        null);

        assertThat(result.sentence())
                .isEqualTo(
                        "smoke: fail because `./leaky ***` ended with exit code 1; it said: got ***"
                                + " and ***.");
    }

    @Test
    void a_check_over_a_window_is_told_where_it_begins() throws IOException {
        script(folder, "logs", "echo $1; exit 1");

        var result = check("['./logs', '${since}']", "", Duration.ofHours(1));

        var since = result.sentence().replaceFirst(".*it said: ", "").replaceFirst("\\.$", "");
        assertThat(Instant.parse(since))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(61)),
                        Instant.now().minus(Duration.ofMinutes(59)));
    }

    private CheckResult check(String argv, String more, @Nullable Duration over) {
        var settings = "{'in': '%s', %s 'argv': %s}".formatted(folder, more, argv);
        var call = TestingCall.of(settings, Map.of("version", "2.4.0"));
        var check = new CheckCall("smoke", call.target(), Duration.ofSeconds(30), over);
        return new CommandCheck(new Runner(folder.resolve("runs"))).check(call.look(), check);
    }
}
