package dev.holdpoint.activities.command;

import static dev.holdpoint.activities.command.Scripts.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.SourceDispatch;
import dev.holdpoint.workflows.plan.Artifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandSourceTest {
    private static final String POINTERS =
            "'output': {'artifact': '/sha256', 'commit': '/commit', 'notes': '/notes'}";

    @TempDir private Path folder;

    @BeforeEach
    void program() throws IOException {
        script(
                folder,
                "releases/resolve",
                """
                [ "$1" = 2.4.0 ] || { echo "no release $1; there are 2.4.0, 2.3.0" >&2; exit 1; }
                echo '{"sha256": "abc", "commit": "c0ffee", "notes": "n.md"}'
                """);
        script(folder, "digest", "echo sha256:abc");
    }

    @Test
    void the_outputs_become_the_artifact() {
        assertThat(resolve("2.4.0", "'resolve': ['releases/resolve', '${version}'], " + POINTERS))
                .isEqualTo(new Artifact("2.4.0", "abc", "c0ffee", null, Map.of("notes", "n.md")));
    }

    @Test
    void without_outputs_the_one_line_is_the_artifact() {
        assertThat(resolve("2.4.0", "'resolve': ['./digest']").digest()).isEqualTo("sha256:abc");
    }

    @Test
    void an_unknown_version_is_refused_with_what_the_program_says() {
        assertThatThrownBy(() ->
                        resolve(
                                "9.9",
                                "'resolve': ['releases/resolve', '${version}'], " + POINTERS))
                .hasMessageContaining(
                        "Adapter command of shop: version 9.9 is unknown: `releases/resolve 9.9`"
                                + " ended with exit code 1; it said: no release 9.9; there are"
                                + " 2.4.0, 2.3.0. Mend the service document.");
    }

    @Test
    void a_program_that_tells_no_artifact_is_not_believed() {
        assertThatThrownBy(() -> resolve("2.4.0", "'resolve': ['true']"))
                .hasMessageContaining("`true` succeeded, but told no artifact");
    }

    @Test
    void a_version_that_would_be_an_option_reaches_no_program() {
        assertThatThrownBy(() -> resolve("--help", "'resolve': ['./digest']"))
                .hasMessageContaining(
                        "Version '--help' of shop is refused: a version begins with a letter or"
                                + " digit and has no spaces.");
    }

    private Artifact resolve(String version, String settings) {
        var json = "{'in': '%s', %s}".formatted(folder, settings);
        var binding = TestingCall.of(json, Map.of()).target().adapter();
        var source = new CommandSource(new Runner(folder.resolve("runs")));
        return new SourceDispatch(new Adapters(List.of(source)))
                .resolve("shop", binding, version, _ -> {});
    }
}
