package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.Payloads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NarrationTest {
    private static final ObjectMapper JSON = Payloads.mapper();
    private static final String RUN = "shop-1.2.0";
    private static final String ROLLBACK = "shop@production:rollback-1";

    private final List<String> lines = new ArrayList<>();
    private final Narration narration = new Narration(this::keep, Path.of("/tmp/demo-1"));

    @Test
    void an_event_is_told_once_though_each_look_shows_it_again() {
        narration.tell(status(RUN, "Running", "breach: too many failed", Map.of()));
        narration.tell(status(RUN, "Running", "breach: too many failed", Map.of()));

        assertThat(lines).containsExactly("breach: too many failed");
    }

    @Test
    void shares_are_told_when_they_change() {
        narration.tell(status(RUN, "Running", "begun", Map.of("blue", 100)));
        narration.tell(status(RUN, "Running", "begun", Map.of("blue", 100)));
        narration.tell(status(RUN, "Running", "begun", Map.of("blue", 90, "green", 10)));

        assertThat(lines)
                .containsExactly("begun", "traffic: blue 100 %", "traffic: blue 90 %, green 10 %");
    }

    @Test
    void a_hold_is_told_when_it_begins_and_again_when_it_begins_again() {
        for (var state : List.of("Holding", "Holding", "Running", "Holding")) {
            narration.tell(status(RUN, state, "begun", Map.of()));
        }

        assertThat(lines).containsExactly("begun", RUN + " " + "Holding", RUN + " Holding");
    }

    @Test
    void a_run_and_its_rollback_have_shares_of_their_own() {
        for (int look = 0; look < 3; look++) {
            narration.tell(status(RUN, "RollingBack", "begun", Map.of("green", 10)));
            narration.tell(status(ROLLBACK, "RollingBack", "begun", Map.of("green", 0)));
        }

        assertThat(lines).containsExactly("begun", "traffic: green 10 %", "traffic: green 0 %");

        narration.tell(status(RUN, "RollingBack", "begun", Map.of("green", 0)));

        assertThat(lines).as("the run follows its rollback").hasSize(3);
    }

    /** A line without its time of day. */
    private void keep(String line) {
        assertThat(line).matches("  \\d\\d:\\d\\d:\\d\\d  .*");
        lines.add(line.substring("  00:00:00  ".length()));
    }

    private static Status status(
            String id, String state, String event, Map<String, Integer> shares) {
        var status = JSON.createObjectNode();
        for (var name : List.of("why", "next", "awaiting", "stop", "service", "version")) {
            status.put(name, name);
        }
        status.put("headline", id + " " + state).put("state", state).put("workflowId", id);
        for (var name : List.of("stages", "questions", "verdicts", "byHand")) {
            status.putArray(name);
        }
        status.putArray("events").addObject().put("at", "2026-11-20T10:00:00Z").put("text", event);
        status.set("shares", JSON.valueToTree(shares));
        return JSON.convertValue(status, Status.class);
    }
}
