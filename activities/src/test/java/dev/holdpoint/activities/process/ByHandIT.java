package dev.holdpoint.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.activities.SchemaExamples;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByHandIT {
    @TempDir Path folder;

    private final ProcessDeploy deploy = new ProcessDeploy();

    @Test
    void the_examples_of_its_schema_are_understood() {
        SchemaExamples.areUnderstood("deploy-process", ProcessSettings.class);
    }

    @Test
    void with_slots_traffic_alone_goes_back() {
        var blue = TestingSlot.at(folder, "blue");

        assertThat(deploy.byHand(blue.call("hands", "2.0.0"))).isEmpty();
    }

    @Test
    void nothing_known_of_stable_is_said_as_a_remark() {
        var service = TestingSlot.at(folder, null);

        assertThat(deploy.byHand(service.call("hands", "2.0.0")))
                .last()
                .isEqualTo("# its launch is no longer kept; start it as its document says");
    }

    @Test
    void the_lines_for_hands_bring_stable_back_and_the_worker_knows_it_again() throws Exception {
        var service = TestingSlot.at(folder, null);
        var _ = deploy.start(service.call("key-1", "1.0.0"));
        var lines = deploy.byHand(service.call("key-2", "2.0.0"));
        var _ = deploy.start(service.call("key-2", "2.0.0"));
        try {
            assertThat(lines).hasSize(5).last().asString().contains("TOKEN=\"$PATH\"");

            type(String.join("\n", lines));

            var call = service.call("key-3", "1.0.0");
            var patience = new Patience(call, "waiting for 1.0.0");
            var limit = Duration.ofSeconds(20);
            assertThat(patience.until(limit, () -> service.get("/version").equals("1.0.0")))
                    .isTrue();
            var seen = deploy.current(call);
            assertThat(seen.running()).isTrue();
            assertThat(seen.version()).isEqualTo("1.0.0");
            assertThat(service.get("/pid")).isEqualTo(seen.outputs().get("pid"));
        } finally {
            var _ = deploy.stop(service.call("stop", "1.0.0"));
        }
    }

    private void type(String script) throws Exception {
        var shell =
                new ProcessBuilder("sh", "-c", script)
                        .redirectErrorStream(true)
                        .redirectOutput(new File("/dev/null"))
                        .start();
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).isZero();
    }
}
