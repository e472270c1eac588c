package dev.holdpoint.worker.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A handful of the moments at which {@code make chaos} breaks everything. */
@Timeout(600)
class ChaosIT {
    private static Session session;

    @BeforeAll
    static void open_a_site(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        session = Session.open(folder);
    }

    @AfterAll
    static void close_the_site() throws Exception {
        if (session != null) {
            session.close();
        }
    }

    @Test
    void kill_9_of_the_worker_while_it_deploys_starts_no_second_release() throws Exception {
        assertSameEnd(
                Scenario.GOOD, Fault.WORKER, "production: deploy the new version to the candidate");
    }

    @Test
    void kill_9_of_the_worker_while_it_brings_stable_back_only_delays() throws Exception {
        assertSameEnd(Scenario.BAD, Fault.WORKER, "rollback: shift all traffic to stable");
    }

    @Test
    void kill_9_of_the_temporal_server_in_a_hold_only_delays() throws Exception {
        assertSameEnd(Scenario.BAD, Fault.TEMPORAL, "production: hold 4 s at 40 %");
    }

    @Test
    void a_worker_that_comes_back_late_does_nothing_twice() throws Exception {
        assertSameEnd(Scenario.BAD, Fault.PARTITION, "production: shift 40 % to the candidate");
    }

    private static void assertSameEnd(Scenario scenario, Fault fault, String step)
            throws Exception {
        var point = session.point(scenario, fault, new Moment.AtStep(step), Duration.ZERO);

        assertThat(point.struck()).as("a run comes to: %s", step).isTrue();
        assertThat(point.verdict()).as(point.sentence(true)).isEqualTo(Verdict.SAME);
        assertThat(point.doubled()).as(point.sentence(true)).isEmpty();
        assertThat(point.lost()).as(point.sentence(true)).isZero();
    }
}
