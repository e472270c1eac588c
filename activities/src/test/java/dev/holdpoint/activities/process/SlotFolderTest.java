package dev.holdpoint.activities.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotFolderTest {
    @TempDir Path folder;

    private SlotFolder slot = new SlotFolder(Path.of("/"));

    @BeforeEach
    void choose_a_slot() {
        slot = new SlotFolder(folder.resolve("blue"));
    }

    @Test
    void a_second_start_in_the_same_slot_is_told_to_come_back() {
        slot.alone(() -> {
            assertThatThrownBy(() -> slot.alone(() -> "second"))
                    .isInstanceOfSatisfying(
                            ApplicationFailure.class,
                            failure -> assertThat(failure.isNonRetryable()).isFalse())
                    .hasMessageContaining("Another start is at work in " + slot.folder());
            return "first";
        });

        assertThat(slot.alone(() -> "third")).isEqualTo("third");
    }

    @Test
    void ten_launches_are_kept_and_the_newest_is_the_present_one() throws Exception {
        for (int i = 1; i <= 12; i++) {
            var launch = slot.create(started("1." + i));
            Files.createDirectories(launch.folder().resolve("left/behind"));
        }

        assertThat(slot.launches()).hasSize(10);
        assertThat(slot.present().orElseThrow().started().version()).isEqualTo("1.12");
        assertThat(slot.folder().resolve("launch-2")).doesNotExist();
    }

    @Test
    void a_launch_that_was_never_written_down_does_not_count() throws Exception {
        var _ = slot.create(started("1.0"));
        Files.createDirectories(slot.folder().resolve("launch-2"));

        assertThat(slot.present().orElseThrow().started().version()).isEqualTo("1.0");
        assertThat(slot.create(started("1.1")).folder()).hasFileName("launch-3");
    }

    private static Started started(String version) {
        return new Started("key", version, "sha256:" + version, null, null, Instant.now());
    }

    @Test
    void a_note_without_its_time_is_read_for_what_it_says() throws Exception {
        var launch =
                slot.create(new Started("key", "1.0.0", "sha256:1", null, null, Instant.now()));
        Files.writeString(launch.folder().resolve("supervisor"), Long.toString(Long.MAX_VALUE));
        Files.writeString(launch.folder().resolve("ended"), "137");

        assertThat(launch.life().sentence())
                .isEqualTo("nothing runs, the release ended with exit code 137");
    }
}
