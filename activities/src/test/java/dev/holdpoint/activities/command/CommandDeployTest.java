package dev.holdpoint.activities.command;

import static dev.holdpoint.activities.command.Scripts.lines;
import static dev.holdpoint.activities.command.Scripts.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each host is a folder; what runs on it is the content of its file VERSION. */
@Timeout(60)
class CommandDeployTest {
    private static final Map<String, String> REFERENCES =
            Map.of(
                    "version",
                    "2.4.0",
                    "artifact",
                    "sha256:" + "a".repeat(64),
                    "stable.version",
                    "2.3.0",
                    "stable.artifact",
                    "sha256:" + "b".repeat(64));
    private static final String SETTINGS =
            """
            {'in': '%s', 'current': ['./current', 'service'],
             'start': ['./put', 'service', '${version}'],
             'back': ['./put', 'service', '${stable.version}'],
             'stop': ['./put', 'service', ''], 'logs': ['cat', 'log']}\
            """;

    @TempDir private Path folder;
    private CommandDeploy deploy = new CommandDeploy(new Runner(Path.of("unset")));

    @BeforeEach
    void programs() throws IOException {
        deploy = new CommandDeploy(new Runner(folder.resolve("runs")));
        script(folder, "current", "[ ! -e \"VERSION-$1\" ] || cat \"VERSION-$1\"");
        script(
                folder,
                "put",
                """
                echo "put $1 $2" >> log
                [ ! -e "broken-$1" ] || { echo "no space left on $1" >&2; exit 4; }
                printf '%s' "$2" > "VERSION-$1"
                """);
    }

    @Test
    void nothing_runs_where_current_prints_nothing() {
        var release = deploy.current(plain().look());

        assertThat(release.running()).isFalse();
        assertThat(release.version()).isNull();
        assertThat(release.evidence()).isEqualTo("service: current printed nothing");
    }

    @Test
    void a_release_is_started_once_for_its_key_and_found_by_its_version_after_that() {
        var started = deploy.start(plain().effect("k1"));
        deploy.start(plain().effect("k1"));
        var other = deploy.start(plain().effect("k2"));

        assertThat(started.running()).isTrue();
        assertThat(started.version()).isEqualTo("2.4.0");
        assertThat(started.evidence()).isEqualTo("service: `./put service 2.4.0` succeeded");
        assertThat(other.evidence()).isEqualTo("service: was there already");
        assertThat(lines(folder.resolve("log"), "put service 2.4.0")).isEqualTo(1);
        assertThat(deploy.current(plain().look()).artifact()).isEqualTo(REFERENCES.get("artifact"));
    }

    @Test
    void a_retry_does_not_repeat_what_its_key_did_even_when_the_world_has_moved_on()
            throws IOException {
        deploy.start(plain().effect("k1"));
        Files.writeString(folder.resolve("VERSION-service"), "9.9.9");
        deploy.start(plain().effect("k1"));

        assertThat(Files.readString(folder.resolve("VERSION-service"))).isEqualTo("9.9.9");
    }

    @Test
    void the_stable_release_is_put_back_and_what_runs_is_stopped() {
        deploy.start(plain().effect("k1"));

        var back = deploy.back(plain().effect("k1"));
        assertThat(back.version()).isEqualTo("2.3.0");
        assertThat(deploy.current(plain().look()).version()).isEqualTo("2.3.0");

        assertThat(deploy.stop(plain().effect("k1")).running()).isFalse();
        assertThat(deploy.stop(plain().effect("k2")).evidence()).isEqualTo("service: nothing ran");
        assertThat(deploy.logs(plain().look()))
                .containsExactly("put service 2.4.0", "put service 2.3.0", "put service");
    }

    @Test
    void a_start_that_fails_is_refused_with_what_it_said() throws IOException {
        Files.createFile(folder.resolve("broken-service"));

        assertThatThrownBy(() -> deploy.start(plain().effect("k1")))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.getType()).isEqualTo(Errors.REFUSED);
                            assertThat(failure.getOriginalMessage())
                                    .isEqualTo(
                                            "`./put service 2.4.0` ended with exit code 4; it said:"
                                                + " no space left on service. Mend what it says,"
                                                + " then try again.");
                        });
    }

    @Test
    void hosts_are_done_one_after_the_other_and_the_first_that_fails_ends_it() throws IOException {
        Files.createFile(folder.resolve("broken-app3"));
        var hosts = hosts("app1", "app2", "app3", "app4");

        assertThatThrownBy(() -> deploy.start(hosts.effect("k1")))
                .hasMessageContaining("no space left on app3");

        assertThat(Files.readAllLines(folder.resolve("log")))
                .containsExactly("put app1 2.4.0", "put app2 2.4.0", "put app3 2.4.0");
    }

    @Test
    void hosts_that_differ_have_no_version_that_anybody_could_tell() throws IOException {
        Files.writeString(folder.resolve("VERSION-app1"), "2.4.0\n");
        Files.writeString(folder.resolve("VERSION-app2"), "2.3.0\n");

        var release = deploy.current(hosts("app1", "app2").look());

        assertThat(release.slot()).isEqualTo("green");
        assertThat(release.running()).isTrue();
        assertThat(release.version()).isNull();
        assertThat(release.evidence())
                .isEqualTo("app1: current printed 2.4.0; app2: current printed 2.3.0");
    }

    @Test
    void a_slot_without_hosts_is_misconfigured_for_each_host() {
        assertThatThrownBy(() -> deploy.current(hosts().look()))
                .hasMessageContaining("each: host, but green names no hosts");
    }

    @Test
    void outputs_are_read_from_what_start_prints_and_each_must_be_there() throws IOException {
        script(folder, "promote", "echo '{\"id\": \"dpl_1\", \"deep\": {\"url\": \"https://x\"}}'");
        var settings =
                """
                {'in': '%s', 'current': ['./current', 'service'], 'start': ['./promote'],
                 'output': {'id': '/id', 'url': '%s'}}\
                """;
        var good = call(settings.formatted(folder, "/deep/url"));
        var bad = call(settings.formatted(folder, "/url"));

        assertThat(deploy.start(good.effect("k1")).outputs())
                .containsExactly(Map.entry("id", "dpl_1"), Map.entry("url", "https://x"));
        assertThatThrownBy(() -> deploy.start(bad.effect("k2")))
                .hasMessageContaining("its output url is missing: it printed JSON without /url");
    }

    @Test
    void text_of_several_lines_tells_no_version() throws IOException {
        Files.writeString(folder.resolve("VERSION-service"), "Version\n2.4.0\n");

        var release = deploy.current(plain().look());

        assertThat(release.running()).isTrue();
        assertThat(release.version()).isNull();
    }

    @Test
    void a_look_that_fails_is_worth_trying_again() {
        var call = call("{'in': '%s', 'current': ['false'], 'start': ['true']}".formatted(folder));

        assertThatThrownBy(() -> deploy.current(call.look()))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.isNonRetryable()).isFalse();
                            assertThat(failure.getOriginalMessage())
                                    .isEqualTo(
                                            "`false` ended with exit code 1. It is asked again.");
                        });
    }

    @Test
    void a_program_or_folder_that_is_not_there_is_misconfigured() {
        var no =
                call("{'current': ['./nothing'], 'in': '%s', 'start': ['true']}".formatted(folder));
        var nowhere = call("{'current': ['true'], 'in': '/nowhere', 'start': ['true']}");

        assertThatThrownBy(() -> deploy.current(no.look()))
                .hasMessageContaining(
                        "Adapter command of shop@production: there is no program ./nothing in "
                                + folder);
        assertThatThrownBy(() -> deploy.current(nowhere.look()))
                .hasMessageContaining("the folder /nowhere to run in is not on this worker");
    }

    @Test
    void the_undo_for_hands_is_a_line_that_a_shell_takes_and_has_no_secret_in_it() {
        var call =
                call(
                        """
                        {'in': '/srv/my shop', 'current': ['true'], 'start': ['true'],
                         'back': ['ops/k', 'set', '${stable.version}', 'a b', 'token=${env:HOME}',
                                  '${file:/etc/shop token}']}\
                        """);

        assertThat(deploy.byHand(call.look()))
                .containsExactly(
                        "cd '/srv/my shop' && ops/k set 2.3.0 'a b' token=\"$HOME\""
                                + " \"$(cat '/etc/shop token')\"");
    }

    @Test
    void nothing_is_put_back_by_hand_where_nothing_was() {
        var call = TestingCall.of(SETTINGS.formatted(folder), Map.of("version", "2.4.0"));

        assertThat(deploy.byHand(call.look()))
                .containsExactly("# nothing was live before: there is nothing to put back");
    }

    private TestingCall plain() {
        return call(SETTINGS.formatted(folder));
    }

    private TestingCall hosts(String... hosts) {
        var slots = Map.of("blue", "http://blue", "green", "http://green");
        var settings =
                """
                {'in': '%s', 'each': 'host', 'current': ['./current', '${host}'],
                 'start': ['./put', '${host}', '${version}']}\
                """
                        .formatted(folder);
        return TestingCall.of(settings, "green", slots, REFERENCES, List.of(hosts));
    }

    private static TestingCall call(String settings) {
        return TestingCall.of(settings, REFERENCES);
    }
}
