package dev.holdpoint.worker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.activities.RealPart;
import dev.holdpoint.worker.cli.RealTemporalServer;
import dev.holdpoint.worker.demo.Await;
import dev.holdpoint.worker.demo.DemoTemporal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on one's own service, block after block as it stands there; only its folder, its port
 * and the address of Temporal are this test's own.
 */
@Timeout(600)
class OwnServiceIT {
    private static final int LINES = 15;
    private static final int GRACE_SECONDS = 30;

    @TempDir private Path folder;

    private final Deque<Process> terminals = new ArrayDeque<>();
    private final int port = freePort();
    private @Nullable DemoTemporal temporal;
    private String failed = "";

    @BeforeEach
    void start_temporal() throws Exception {
        for (var program : List.of("make", "git", "curl", "tar")) {
            RealPart.program(program, program);
        }
        temporal = RealTemporalServer.start(Files.createDirectory(folder.resolve("temporal")));
    }

    @AfterEach
    void stop_everything() throws InterruptedException {
        for (var terminal : terminals) {
            terminal.descendants().forEach(ProcessHandle::destroy);
            terminal.destroy();
            assertThat(terminal.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        if (temporal != null) {
            temporal.close();
        }
    }

    @Test
    void a_service_of_fifteen_lines_is_deployed_and_brought_back_by_make() throws Exception {
        for (var block : Page.read("docs/your-own-service.md").blocks()) {
            var text = mine(block.text());
            switch (block.language()) {
                case "yaml", "make" -> write(block, text);
                case "sh" -> run(block, text);
                case "text" -> assertThat(failed).contains(text.lines().toList());
                default -> throw new AssertionError("a block that is not run: " + block);
            }
        }

        assertThat(failed).as("what the sick version came to").contains("was rolled back");
        assertThat(Files.readString(folder.resolve("hello/live/version"))).isEqualTo("1.1.0\n");
    }

    private void run(Page.Block block, String text) throws Exception {
        switch (block.note().orElse("")) {
            case "terminals" -> block.commands().forEach(command -> open(mine(command)));
            case "fails" -> {
                var ran = shell().run(text);
                assertThat(ran.exitCode()).as(ran.out()).isEqualTo(3);
                failed = ran.out();
            }
            default -> {
                var ran = shell().run(text);
                assertThat(ran.exitCode()).as("%s: %s", text, ran.out()).isZero();
                assertThat(ran.out()).as(text).doesNotContain("problem");
            }
        }
    }

    private void write(Page.Block block, String text) throws IOException {
        var file = Path.of(mine(block.note().orElseThrow()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (block.language().equals("yaml")) {
            assertThat(text.lines()).hasSizeLessThanOrEqualTo(LINES);
        }
    }

    /** A terminal in which something keeps running; Temporal does already, on a port of its own. */
    private void open(String command) {
        if (command.equals("temporal server start-dev")) {
            return;
        }
        var said = folder.resolve("terminal-%d".formatted(terminals.size()));
        try {
            terminals.push(shell().start(command, said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until(command + " is there: " + said, () -> stands(command, said));
    }

    private boolean stands(String command, Path said) {
        try {
            return command.startsWith("jwebserver")
                    ? listens()
                    : Files.readString(said).contains("Holdpoint worker is ready");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            // not yet
            return false;
        }
    }

    private Shell shell() {
        return Shell.at(folder)
                .with("TEMPORAL_ADDRESS", temporal == null ? "" : temporal.address())
                .with("HOLDPOINT_HTTP_PORT", "0")
                .with(
                        "HOLDPOINT_JAVA_OPTS",
                        "-Xmx256m -Dholdpoint.runs=%s/runs -Dholdpoint.workspaces=%s/workspaces"
                                .formatted(folder, folder))
                .with("HOLDPOINT_BY", "mia")
                .with("GIT_AUTHOR_NAME", "mia")
                .with("GIT_AUTHOR_EMAIL", "mia@example.com")
                .with("GIT_COMMITTER_NAME", "mia")
                .with("GIT_COMMITTER_EMAIL", "mia@example.com");
    }

    private String mine(String text) {
        return text.replace("/tmp/hello", folder.resolve("hello").toString())
                .replace("8080", String.valueOf(port));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
