package dev.holdpoint.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.DeployAdapter;
import dev.holdpoint.workflows.port.EvidenceActivities.Call;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceKeepingTest {
    private static final Call CALL = call("production", "team/shop 2.4.0");

    private static Call call(String environment, String run) {
        return new Call(
                new Target(
                        "shop",
                        environment,
                        new Binding("silent", JsonNodeFactory.instance.objectNode()),
                        "green",
                        Map.of(),
                        Map.of("version", "2.4.0", "stable.version", "2.3.0")),
                run,
                "error-rate 15 %",
                Instant.parse("2026-11-21T12:00:00Z"));
    }

    @TempDir Path folder;

    private EvidenceKeeping keeping() {
        return keeping(1);
    }

    private EvidenceKeeping keeping(int newest) {
        return new EvidenceKeeping(
                run -> JsonNodeFactory.instance.objectNode().put("headline", run),
                new Adapters(List.of(new Silent())).outside(_ -> {}),
                new EvidenceFolder(folder, newest));
    }

    @Test
    void what_cannot_be_had_is_named_and_the_rest_is_saved() throws IOException {
        var kept = keeping().keep("key", CALL);

        assertThat(kept.files())
                .containsExactly("about.json", "release.json", "configuration.txt", "run.json");
        assertThat(kept.missing())
                .containsExactly("log.txt could not be had: no log is kept on this machine");
        var place = Path.of(kept.place());
        assertThat(place).isEqualTo(folder.resolve("shop@production/team-shop-2.4.0-2.4.0"));
        assertThat(Files.readString(place.resolve("configuration.txt"))).isEqualTo("DB\nTOKEN\n");
        assertThat(Files.readString(place.resolve("about.json")))
                .contains("\"why\" : \"error-rate 15 %\"", "\"stable\" : \"2.3.0\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rwx------");
    }

    @Test
    void the_same_again_saves_over_it() {
        var first = keeping().keep("key", CALL);

        assertThat(keeping().keep("key", CALL)).isEqualTo(first);
    }

    @Test
    void of_each_environment_the_newest_are_kept() throws IOException {
        var elsewhere = keeping(2).keep("key", call("staging", "oldest"));
        var times = Stream.iterate(Instant.EPOCH, it -> it.plusSeconds(1)).iterator();
        for (var run : List.of("first", "second", "third")) {
            var saved = keeping(2).keep("key", call("production", run));
            Files.setLastModifiedTime(Path.of(saved.place()), FileTime.from(times.next()));
        }

        assertThat(folder.resolve("shop@production"))
                .isDirectoryNotContaining("glob:**first-*")
                .isDirectoryContaining("glob:**second-*")
                .isDirectoryContaining("glob:**third-*");
        assertThat(Path.of(elsewhere.place())).isNotEmptyDirectory();

        // what was just saved stays, however old its folder is
        var again = keeping(1).keep("key", call("production", "third"));
        assertThat(folder.resolve("shop@production")).isNotEmptyDirectory();
        assertThat(Path.of(again.place()).resolve("about.json")).exists();
        assertThat(folder.resolve("shop@production")).isDirectoryNotContaining("glob:**second-*");
    }

    /** A platform that keeps no log. */
    private static final class Silent implements DeployAdapter {
        @Override
        public String name() {
            return "silent";
        }

        @Override
        public Release current(AdapterCall call) {
            return new Release("green", true, "2.4.0", null, Map.of(), "pid 7");
        }

        @Override
        public List<String> logs(AdapterCall call) {
            throw ApplicationFailure.newFailure("no log is kept on this machine", "Unavailable");
        }

        @Override
        public List<String> configuration(AdapterCall call) {
            return List.of("DB", "TOKEN");
        }

        @Override
        public Release start(AdapterCall call) {
            throw new AssertionError("nothing is started");
        }

        @Override
        public Release back(AdapterCall call) {
            throw new AssertionError("nothing is put back");
        }

        @Override
        public Release stop(AdapterCall call) {
            throw new AssertionError("nothing is stopped");
        }

        @Override
        public List<String> byHand(AdapterCall call) {
            return List.of();
        }
    }
}
