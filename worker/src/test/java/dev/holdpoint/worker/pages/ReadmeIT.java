package dev.holdpoint.worker.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.worker.cli.HoldpointCommand;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, in a fresh copy of the sources, as a newcomer types them. */
@Timeout(1200)
class ReadmeIT {
    /** What is run elsewhere, because it takes minutes or wants a server, and where. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("./holdpoint demo", "DemoIT", "make test", "the run that this test is part of");

    private static final Set<String> NEED_NO_SERVER = Set.of("lint", "plan");
    private static final Pattern PAYLOAD = Pattern.compile(" -i '([^']+)'");

    @TempDir private Path folder;

    @Test
    void the_commands_do_what_the_readme_says() throws Exception {
        var offline = new ArrayList<String>();
        for (var command : commands()) {
            if (ELSEWHERE.containsKey(command)) {
                continue;
            }
            switch (command.split(" ")[0]) {
                case "make" -> offline.add(command);
                case "./holdpoint" -> {
                    assertUnderstood(command);
                    if (NEED_NO_SERVER.contains(command.split(" ")[1])) {
                        offline.add(command);
                    }
                }
                case "temporal" -> assertPayload(command);
                default ->
                        fail("the README has a command that this test does not know: " + command);
            }
        }
        assertThat(offline).hasSizeGreaterThanOrEqualTo(2);
        copySources();
        var shell = Shell.at(folder.resolve("holdpoint"));
        for (var command : offline) {
            var ran = shell.run(command);
            assertThat(ran.exitCode()).as("%s: %s", command, ran.out()).isZero();
        }
        assertThat(shell.run("make help").out()).contains("test", "demo", "dist");
    }

    private static List<String> commands() throws IOException {
        return Page.read("README.md").blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.commands().stream())
                .toList();
    }

    /** The command line takes these words; wrong ones throw. */
    private static void assertUnderstood(String command) {
        var words = command.split(" ");
        HoldpointCommand.line()
                .parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new));
    }

    /** What the {@code temporal} command is given is JSON; that it does is seen in DeploymentIT. */
    private static void assertPayload(String command) throws IOException {
        assertThat(command).startsWith("temporal workflow ");
        for (var payload : PAYLOAD.matcher(command).results().map(m -> m.group(1)).toList()) {
            assertThat(new ObjectMapper().readTree(payload).isObject()).as(command).isTrue();
        }
    }

    /** As a clone has them: without what was built, and without the repository itself. */
    private void copySources() throws IOException {
        var to = folder.resolve("holdpoint");
        Files.walkFileTree(
                Page.ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes found)
                            throws IOException {
                        if (Set.of("target", ".git").contains(from.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(to.resolve(Page.ROOT.relativize(from)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path from, BasicFileAttributes found)
                            throws IOException {
                        if (!from.getFileName().toString().equals(".git")) {
                            Files.copy(
                                    from,
                                    to.resolve(Page.ROOT.relativize(from)),
                                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
