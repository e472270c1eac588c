package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbooksTest {
    @TempDir private Path folder;

    @Test
    void the_usual_folder_is_taken() {
        assertThat(Runbooks.usual(folder)).isEqualTo(folder);
    }

    @Test
    void holdpoints_own_source_is_not_taken_for_documents() throws IOException {
        Files.createFile(folder.resolve("pom.xml"));

        assertThatThrownBy(() -> Runbooks.usual(folder))
                .hasMessage(
                        folder
                                + " here is source of Holdpoint, not documents of yours. Name their"
                                + " folder: --runbooks FOLDER or HOLDPOINT_RUNBOOKS=FOLDER; the"
                                + " folder examples has some.");
    }
}
