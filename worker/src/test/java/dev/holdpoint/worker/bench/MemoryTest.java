package dev.holdpoint.worker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void of_a_process_that_has_ended_nobody_says() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc here");
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(Memory.now(ended.pid())).isEmpty();
        assertThat(Memory.most(ProcessHandle.current().pid())).isNotEmpty();
    }
}
