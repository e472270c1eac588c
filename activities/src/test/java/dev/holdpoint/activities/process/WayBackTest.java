package dev.holdpoint.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.activities.AdapterCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayBackTest {
    @TempDir Path folder;

    private final ProcessDeploy deploy = new ProcessDeploy();
    private TestingSlot blue;
    private Path release;

    @BeforeEach
    void a_release_with_files() throws IOException {
        blue = TestingSlot.at(folder, "blue");
        release = Files.createDirectory(folder.resolve("1.0.0"));
    }

    private AdapterCall call(String program) {
        return blue.call(
                "look",
                "2.0.0",
                Map.of("run", List.of(program, "${workspace}/release.properties")));
    }

    private void launched(@Nullable Path workspace) {
        var started =
                new Started(
                        "key-1",
                        "1.0.0",
                        "sha256:1.0.0",
                        null,
                        workspace == null ? null : workspace.toString(),
                        Instant.now());
        var _ = ProcessSlot.of(call("java")).folder().create(started);
    }

    @Test
    void a_launch_that_is_kept_with_its_files_can_be_started_again() {
        launched(release);

        assertThat(deploy.missingToReturn(call(TestingSlot.JAVA))).isEmpty();
    }

    @Test
    void files_that_are_gone_are_named() throws IOException {
        launched(release);
        Files.delete(release);

        assertThat(deploy.missingToReturn(call(TestingSlot.JAVA)))
                .hasValue("its files are gone: there is no %s any more".formatted(release));
    }

    @Test
    void a_program_that_is_gone_is_named() {
        launched(release);

        assertThat(deploy.missingToReturn(call("/opt/java-8/bin/java")))
                .hasValue("its program /opt/java-8/bin/java is gone");
    }

    @Test
    void what_was_never_started_here_has_no_files() {
        assertThat(deploy.missingToReturn(call(TestingSlot.JAVA)))
                .hasValueSatisfying(why -> assertThat(why).contains("it was never started here"));
    }
}
