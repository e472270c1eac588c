package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.status.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final String WHY = "error-rate 14.06 %, beyond 10 % (9 of 64 requests)";

    private final Wording wording = new Wording(Path.of("/tmp/demo-1"));

    @Test
    void a_reason_is_told_once_however_often_the_run_repeats_it() {
        assertThat(wording.fresh("breach: " + WHY)).contains("breach: " + WHY);
        assertThat(wording.fresh("stable is brought back: " + WHY)).isEmpty();
        assertThat(wording.fresh("breach: latency-p95 7 s, beyond 5 s (64 requests)")).isPresent();
    }

    @Test
    void short_words_may_come_again() {
        assertThat(wording.fresh("paused")).isPresent();
        assertThat(wording.fresh("paused")).isPresent();
    }

    @Test
    void the_folder_of_the_demo_digests_and_keys_are_cut_down() {
        assertThat(wording.fresh("source: sha256:" + "0123456789abcdef".repeat(4)))
                .contains("source: sha256:0123456789ab");
        assertThat(wording.fresh("/tmp/demo-1/backups/01a1fe9e-c074-7dd3-af1c-0045fa37dcb9_1.zip"))
                .contains("backups/01a1fe9e…_1.zip");
    }

    @Test
    void a_long_step_ends_after_a_whole_part_of_its_sentence() {
        var part = " health passes: GET http://127.0.0.1/health answered 200;";

        assertThat(wording.fresh("check health:" + part.repeat(3)))
                .contains("check health:" + part.repeat(2) + " …");
    }

    @Test
    void the_last_word_is_never_cut() {
        var last = "shop 1.2.0 was rolled back in Production: " + "because ".repeat(40) + "of it.";

        assertThat(wording.fresh(last)).contains(last);
    }

    @Test
    void shares_stand_in_the_order_of_the_slots() {
        assertThat(Wording.shares(Map.of("green", 10, "blue", 90)))
                .isEqualTo("blue 90 %, green 10 %");
    }

    @Test
    void the_rollback_that_a_run_waits_for_is_found_by_its_id() {
        var begun = event("followed: shop@production:rollback-7");

        assertThat(Wording.rollback(List.of(event("breach: " + WHY), begun)))
                .contains("shop@production:rollback-7");
        assertThat(Wording.rollback(List.of(event("check rollback-ready: passes")))).isEmpty();
    }

    private static Event event(String text) {
        return new Event(Instant.EPOCH, text);
    }
}
