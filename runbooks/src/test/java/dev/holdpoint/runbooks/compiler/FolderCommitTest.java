package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCommitTest {
    @TempDir Path folder;

    @Test
    void outside_git_there_is_none() {
        assertThat(FolderCommit.of(folder)).isEmpty();
    }

    @Test
    void a_folder_as_committed_has_its_commit() throws IOException, InterruptedException {
        commit();

        assertThat(FolderCommit.of(folder))
                .hasValueSatisfying(it -> assertThat(it).matches("[0-9a-f]{40}"));
    }

    @Test
    void a_change_that_is_not_committed_shows() throws IOException, InterruptedException {
        commit();
        Files.writeString(folder.resolve("new.yaml"), "kind: Runbook");

        assertThat(FolderCommit.of(folder))
                .hasValueSatisfying(it -> assertThat(it).matches("[0-9a-f]{40}\\+changes"));
    }

    private void commit() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("old.yaml"), "kind: Service");
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=anna", "-c", "user.email=anna@example.com", "commit", "-qm", "Add it");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
