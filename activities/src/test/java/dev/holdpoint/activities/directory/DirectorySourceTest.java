package dev.holdpoint.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.SourceDispatch;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest {
    @TempDir private Path root;

    @BeforeEach
    void releases() throws IOException {
        release("2.3.0", "2026-01-01T00:00:00Z");
        release("2.4.0", "2026-02-01T00:00:00Z");
    }

    @Test
    void a_version_is_its_folder_and_the_same_content_is_the_same_artifact() {
        var artifact = resolve("2.4.0");

        assertThat(artifact.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(artifact.workspace()).isEqualTo(root.resolve("2.4.0").toString());
        assertThat(artifact.commit()).isNull();
        assertThat(resolve("2.3.0").digest()).isEqualTo(artifact.digest());
    }

    @Test
    void another_content_name_mode_or_link_is_another_artifact() throws IOException {
        var before = resolve("2.4.0").digest();
        var file = root.resolve("2.4.0/lib/shop.jar");

        Files.writeString(file, "other");
        var content = resolve("2.4.0").digest();
        Files.writeString(file, "jar");
        assertThat(resolve("2.4.0").digest()).as("back again").isEqualTo(before);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        var mode = resolve("2.4.0").digest();
        Files.move(file, file.resolveSibling("store.jar"));
        var name = resolve("2.4.0").digest();
        Files.createSymbolicLink(file, Path.of("store.jar"));
        var link = resolve("2.4.0").digest();

        assertThat(List.of(before, content, mode, name, link)).doesNotHaveDuplicates();
    }

    @Test
    void names_and_contents_do_not_run_into_each_other() throws IOException {
        Files.writeString(root.resolve("2.3.0/ab"), "c");
        Files.writeString(root.resolve("2.4.0/a"), "bc");

        assertThat(resolve("2.3.0").digest()).isNotEqualTo(resolve("2.4.0").digest());
    }

    @Test
    void an_unknown_version_is_refused_with_the_newest_there_are() {
        assertThatThrownBy(() -> resolve("9.9"))
                .hasMessageContaining(
                        "Source directory of shop: version 9.9 is unknown: %s has no folder of that name; the newest known: 2.4.0, 2.3.0."
                                .formatted(root));
    }

    @Test
    void no_version_leads_out_of_the_folder() throws IOException {
        Files.createDirectories(root.resolveSibling("elsewhere"));

        assertThatThrownBy(() -> resolve("x/../../elsewhere")).hasMessageContaining("is unknown");
        assertThatThrownBy(() -> resolve("2.4.0/lib")).hasMessageContaining("is unknown");
    }

    private void release(String version, String time) throws IOException {
        var folder = root.resolve(version);
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/shop.jar"), "jar");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.parse(time)));
    }

    private Artifact resolve(String version) {
        var settings = JsonNodeFactory.instance.objectNode().put("root", root.toString());
        return new SourceDispatch(new Adapters(List.of(new DirectorySource())))
                .resolve("shop", new Binding("directory", settings), version, _ -> {});
    }
}
