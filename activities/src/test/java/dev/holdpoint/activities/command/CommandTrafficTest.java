package dev.holdpoint.activities.command;

import static dev.holdpoint.activities.command.Scripts.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.runbook.Ordered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The router is a folder with one file for each slot. */
@Timeout(60)
class CommandTrafficTest {
    private static final Map<String, String> SLOTS =
            Ordered.of("main", "http://main", "canary", "http://canary");

    @TempDir private Path folder;
    private CommandTraffic traffic = new CommandTraffic(new Runner(Path.of("unset")));

    @BeforeEach
    void router() throws IOException {
        traffic = new CommandTraffic(new Runner(folder.resolve("runs")));
        script(folder, "get", "grep -H . main canary | tr : ' '");
        script(folder, "set", "echo $2 > $1; echo \"$1 $2\" >> log");
        script(folder, "counts", "echo '{\"main\": 900, \"canary\": 100}'");
        Files.writeString(folder.resolve("main"), "100\n");
        Files.writeString(folder.resolve("canary"), "0\n");
    }

    @Test
    void shares_are_read_as_lines_and_counters_as_json() {
        var state = traffic.read(call().look()).getFirst();

        assertThat(state.shares()).isEqualTo(Map.of("main", 100, "canary", 0));
        assertThat(state.settled()).isTrue();
        assertThat(state.evidence()).isEqualTo("`./get`: main 100 %, canary 0 %");
        assertThat(traffic.counters(call().look())).isEqualTo(Map.of("main", 900L, "canary", 100L));
    }

    @Test
    void the_slot_that_grows_is_set_first() throws IOException {
        traffic.set(call().effect("k1"), Map.of("main", 75, "canary", 25));
        traffic.set(call().effect("k2"), Map.of("main", 100, "canary", 0));

        assertThat(Files.readAllLines(folder.resolve("log")))
                .containsExactly("canary 25", "main 75", "main 100", "canary 0");
    }

    @Test
    void shares_that_somebody_took_back_are_set_again_with_the_same_key() throws IOException {
        traffic.set(call().effect("k1"), Map.of("main", 75, "canary", 25));
        Files.writeString(folder.resolve("canary"), "0\n");
        traffic.set(call().effect("k1"), Map.of("main", 75, "canary", 25));

        assertThat(traffic.read(call().look()).getFirst().shares()).containsEntry("canary", 25);
    }

    @Test
    void shares_that_do_not_add_up_are_not_settled() throws IOException {
        Files.writeString(folder.resolve("canary"), "10\n");

        var state = traffic.read(call().look()).getFirst();

        assertThat(state.settled()).isFalse();
        assertThat(state.evidence()).endsWith("main 100 %, canary 10 %, together 110 %");
    }

    @Test
    void anything_else_than_numbers_for_slots_is_not_taken_for_shares() throws IOException {
        Files.writeString(folder.resolve("main"), "most of it\n");

        assertThatThrownBy(() -> traffic.read(call().look()))
                .hasMessageContaining(
                        "`./get` printed no shares: expected lines such as `blue 90`");
    }

    @Test
    void the_undo_for_hands_gives_stable_its_traffic_first() {
        var lines = traffic.byHand(call().look(), Ordered.of("canary", 0, "main", 100));

        assertThat(lines)
                .containsExactly(
                        "cd " + folder + " && ./set main 100",
                        "cd " + folder + " && ./set canary 0");
    }

    private TestingCall call() {
        var settings =
                """
                {'in': '%s', 'current': ['./get'], 'set': ['./set', '${slot}', '${share}'],
                 'counters': ['./counts']}\
                """
                        .formatted(folder);
        return TestingCall.of(settings, null, SLOTS, Map.of(), List.of());
    }
}
