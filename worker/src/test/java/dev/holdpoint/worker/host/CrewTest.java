package dev.holdpoint.worker.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.wire.Names;
import org.junit.jupiter.api.Test;

/** How the pollers are set. */
class CrewTest {
    @Test
    void a_cold_start_on_a_slow_machine_is_no_deadlock() {
        var options = Crew.options(QueueConfig.Capacity.DEFAULT);
        assertThat(options.getDefaultDeadlockDetectionTimeout())
                .isBetween(3_000L, Names.TASK_TIME.toMillis() - 1);
    }
}
