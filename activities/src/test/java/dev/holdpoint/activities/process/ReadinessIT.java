package dev.holdpoint.activities.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessIT {
    @TempDir Path folder;

    @Test
    void who_answers_while_the_release_is_still_being_started_is_not_the_release()
            throws IOException {
        // Given a supervisor that has not started its release yet
        var testing = TestingSlot.at(folder, "blue");
        var ready = new HashMap<String, Object>(Map.of("within", "1s"));
        ready.put("path", null);
        var slot = ProcessSlot.of(testing.call("key-1", "1.0.0", Map.of("ready", ready)));
        var launch =
                slot.folder()
                        .create(
                                new Started(
                                        "key-1", "1.0.0", "sha256:1", null, null, Instant.now()));
        Files.writeString(launch.script(), "trap 'exit 0' TERM; sleep 30 & wait\n");
        var supervisor = new ProcessBuilder("sh", launch.script().toString(), "own").start();
        try (var _ = new ServerSocket(testing.port(), 1, InetAddress.getLoopbackAddress())) {
            // When somebody else listens at the slot's address
            var readiness = new Readiness(slot, new OkHttpClient());

            // Then the release is not ready
            assertThatThrownBy(() -> readiness.await(launch))
                    .hasMessageContaining(
                            "was not ready within 1 s: the release is being started, it died 0"
                                    + " times");
        } finally {
            supervisor.destroyForcibly();
        }
    }
}
