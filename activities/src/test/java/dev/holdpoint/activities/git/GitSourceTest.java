package dev.holdpoint.activities.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.SourceDispatch;
import dev.holdpoint.activities.command.Runner;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.runbook.Binding;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real repository and the git of this machine. */
@Timeout(60)
class GitSourceTest {
    @TempDir private Path folder;
    private Path repository = Path.of("unset");

    @BeforeEach
    void repository() throws Exception {
        repository = Files.createDirectory(folder.resolve("shop"));
        git("init", "--quiet", "--initial-branch=main");
        release("2.3.0");
        release("2.4.0");
    }

    @Test
    void a_version_is_the_commit_of_its_tag_checked_out_clean() throws Exception {
        var artifact = resolve("2.3.0");

        assertThat(artifact.commit()).isEqualTo(git("rev-parse", "v2.3.0^{commit}"));
        assertThat(artifact.digest()).isEqualTo(artifact.commit());
        var workspace = workspace(artifact);
        assertThat(workspace.resolve("VERSION")).hasContent("2.3.0");
        assertThat(run(workspace, "status", "--porcelain")).isEmpty();
        assertThat(run(workspace, "remote", "get-url", "origin")).isEqualTo(repository.toString());
    }

    @Test
    void the_same_version_has_the_same_workspace_until_somebody_changes_it() throws Exception {
        var first = resolve("2.4.0");
        Files.writeString(workspace(first).resolve("built"), "a build product");
        assertThat(resolve("2.4.0").workspace()).isEqualTo(first.workspace());

        Files.writeString(workspace(first).resolve("VERSION"), "changed");
        var second = resolve("2.4.0");

        assertThat(second.workspace()).isNotEqualTo(first.workspace());
        assertThat(workspace(second).resolve("VERSION")).hasContent("2.4.0");
    }

    @Test
    void a_tag_that_moved_or_came_is_seen() throws Exception {
        var before = resolve("2.4.0");
        git("tag", "--force", "-a", "-m", "moved", "v2.4.0", "v2.3.0^{commit}");
        release("2.5.0");

        assertThat(resolve("2.4.0").commit()).isNotEqualTo(before.commit());
        assertThat(workspace(resolve("2.5.0")).resolve("VERSION")).hasContent("2.5.0");
    }

    @Test
    void locks_that_a_killed_git_left_keep_nobody_out() throws Exception {
        resolve("2.4.0");
        var mirror = mirror();
        var yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        Files.createFile(mirror.resolve("config.lock"));
        var old = Files.createFile(mirror.resolve("packed-refs.lock"));
        Files.setLastModifiedTime(old, yesterday);
        release("2.5.0");

        assertThat(resolve("2.5.0").version()).isEqualTo("2.5.0");

        assertThat(old).doesNotExist();
    }

    private Path mirror() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(it -> it.endsWith("repository.git")).findFirst().orElseThrow();
        }
    }

    @Test
    void a_branch_or_a_commit_may_be_a_version_too() throws Exception {
        var head = git("rev-parse", "HEAD");

        assertThat(resolve("main", "${version}").commit()).isEqualTo(head);
        assertThat(resolve(head.substring(0, 10), "${version}").commit()).isEqualTo(head);
    }

    @Test
    void an_unknown_version_is_refused_with_the_newest_there_are() {
        assertThatThrownBy(() -> resolve("9.9"))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.isNonRetryable()).isTrue())
                .hasMessageContaining(
                        "version 9.9 is unknown: %s has no tag, branch or commit v9.9; the newest known: 2.4.0, 2.3.0. Ask for a version that is there, or make this one."
                                .formatted(repository));
    }

    @Test
    void an_unreachable_repository_is_worth_trying_again_and_shows_no_credential()
            throws IOException {
        var token = folder.resolve("token");
        Files.writeString(token, "hunter2-hunter2");
        repository = Path.of("/nowhere/${file:%s}/shop.git".formatted(token));

        assertThatThrownBy(() -> resolve("2.4.0"))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.isNonRetryable()).isFalse();
                            assertThat(failure.getOriginalMessage())
                                    .contains("/nowhere/***/shop.git", "exit code 128")
                                    .doesNotContain("hunter2");
                        });
    }

    private void release(String version) throws Exception {
        Files.writeString(repository.resolve("VERSION"), version);
        git("add", "--all");
        git("commit", "--quiet", "--message", version);
        git("tag", "-a", "-m", version, "v" + version);
    }

    private String git(String... words) throws Exception {
        return run(repository, words);
    }

    private static String run(Path in, String... words) throws Exception {
        var argv =
                new ArrayList<>(
                        List.of("git", "-c", "user.name=t", "-c", "user.email=t@localhost"));
        argv.addAll(List.of(words));
        var git = new ProcessBuilder(argv).directory(in.toFile()).redirectErrorStream(true);
        // two releases of one second are told apart by their tags' dates
        git.environment().put("GIT_COMMITTER_DATE", date(words));
        var process = git.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.strip();
    }

    private static String date(String... words) {
        return String.join("", words).contains("2.3.0")
                ? "2026-01-01T00:00:00Z"
                : "2026-02-01T00:00:00Z";
    }

    private static Path workspace(Artifact artifact) {
        var workspace = artifact.workspace();
        assertThat(workspace).isNotNull();
        return Path.of(workspace);
    }

    private Artifact resolve(String version) {
        return resolve(version, "v${version}");
    }

    private Artifact resolve(String version, String ref) {
        var settings =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("repository", repository.toString())
                        .put("ref", ref);
        var runner = new Runner(folder.resolve("runs"));
        var source = new GitSource(runner, folder.resolve("workspaces"));
        return new SourceDispatch(new Adapters(List.of(source)))
                .resolve("shop", new Binding("git", settings), version, _ -> {});
    }
}
