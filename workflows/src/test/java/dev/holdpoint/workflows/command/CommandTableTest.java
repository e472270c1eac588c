package dev.holdpoint.workflows.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What docs/commands.md promises, cell by cell. */
class CommandTableTest {
    private static final Path PAGE = Path.of("..", "docs", "commands.md");
    private static final String REFUSED = "-";
    private static final String ACCEPTED = "accepted: ";
    private static final int PATIENCE = 20;
    private static final Map<String, Integer> STABLE = Map.of("blue", 100, "green", 0);

    private static final Map<String, Object> MESSAGES =
            Map.of(
                    "approve", "anna ok",
                    "reject", "anna no",
                    "confirm", Scene.message("bo", "items", Map.of("notes", "done")),
                    "answer", "kim continue",
                    "report", Scene.message("kim", "kind", "bug", "comment", "checkout"),
                    "pause", "kim wait",
                    "resume", "kim on",
                    "promote", "kim enough",
                    "extend", Scene.message("kim", "duration", "10m", "comment", "more"),
                    "abort", "kim stop");

    private static Object message(String command) {
        return Objects.requireNonNull(MESSAGES.get(command), command);
    }

    private record Row(CommandMoment moment, Map<String, String> cells) {
        List<String> refused() {
            return cells.keySet().stream().filter(it -> REFUSED.equals(cells.get(it))).toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_cell_is_what_happens() throws IOException {
        var rows = rows();
        assertThat(rows).extracting(Row::moment).containsExactly(CommandMoment.values());
        return rows.stream().flatMap(CommandTableTest::tests);
    }

    /** What is refused changes nothing, so one run is enough for all of it. */
    private static Stream<DynamicTest> tests(Row row) {
        var moment = row.moment();
        var refused = dynamicTest(moment + " refuses", () -> refusals(row));
        var taken =
                row.cells().entrySet().stream()
                        .filter(cell -> !cell.getValue().equals(REFUSED))
                        .map(cell ->
                                dynamicTest(
                                        "%s: %s %s"
                                                .formatted(moment, cell.getKey(), cell.getValue()),
                                        () -> taken(moment, cell.getKey(), cell.getValue())));
        return Stream.concat(Stream.of(refused), taken);
    }

    private static void refusals(Row row) throws InterruptedException, ExecutionException {
        try (var scene = new Scene()) {
            var run = row.moment().in(scene);
            var before = run.status();
            var names = row.refused();
            names.forEach(name -> run.signal(name, message(name)));
            var answers = names.stream().map(name -> said(run, name)).toList();
            for (var answer : answers) {
                assertThat(awaited(scene, answer)).endsWith(".").doesNotStartWith(ACCEPTED);
            }
            for (var name : names) {
                var ignored = "ignored signal " + name + ": ";
                run.until(ignored, it -> happened(it, ignored));
            }
            var after = run.status();
            assertThat(after.questions()).isEqualTo(before.questions());
            assertThat(after.shares()).isEqualTo(before.shares());
            run.stub().terminate("the test is over");
        }
    }

    private static void taken(CommandMoment moment, String command, String effect)
            throws InterruptedException, ExecutionException {
        try (var scene = new Scene()) {
            var run = moment.in(scene);
            var open = run.status().questions();
            var shifts =
                    scene.world().effects().stream().filter(it -> it.contains("shift")).count();

            assertThat(awaited(scene, said(run, command))).startsWith(ACCEPTED).endsWith(".");

            switch (effect) {
                case "goes on" ->
                        run.until(
                                "goes on",
                                it ->
                                        happened(it, command + " by ")
                                                || !it.questions().equals(open));
                case "noted" -> {
                    run.until("noted", it -> happened(it, command + " by kim"));
                    assertThat(run.status().questions()).isEqualTo(open);
                }
                case "ends" -> {
                    assertThat(run.failure().getType())
                            .isIn(FailureTypes.ABORTED, FailureTypes.REJECTED);
                    assertThat(scene.world().effects()).isEmpty();
                }
                case "rolls back" -> {
                    assertThat(run.failure().getType()).isEqualTo(FailureTypes.ABORTED);
                    assertThat(scene.world().shares()).isEqualTo(STABLE);
                    assertThat(shifts).isPositive();
                }
                case "gives up" ->
                        assertThat(run.failure().getType())
                                .isEqualTo(FailureTypes.ROLLBACK_ABANDONED);
                default -> throw new AssertionError("the page does not explain '" + effect + "'");
            }
        }
    }

    private static CompletableFuture<String> said(Scene.Run run, String command) {
        return CompletableFuture.supplyAsync(
                () -> run.refusal(command, message(command)), Thread::startVirtualThread);
    }

    /** Some answers wait for a stage that may come: time passes meanwhile. */
    private static String awaited(Scene scene, CompletableFuture<String> answer)
            throws InterruptedException, ExecutionException {
        for (int i = 0; i < PATIENCE; i++) {
            try {
                return answer.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException _) {
                scene.pass(Duration.ofSeconds(10));
            }
        }
        throw new AssertionError("no answer");
    }

    private static boolean happened(Status status, String begin) {
        return status.events().stream().map(Event::text).anyMatch(it -> it.startsWith(begin));
    }

    private static List<Row> rows() throws IOException {
        var table = Files.readAllLines(PAGE).stream().filter(it -> it.startsWith("|")).toList();
        var commands = cells(table.getFirst());
        var rows = new ArrayList<Row>();
        for (var line : table.subList(2, table.size())) {
            var cells = cells(line);
            var byCommand = new LinkedHashMap<String, String>();
            for (int i = 1; i < commands.size(); i++) {
                byCommand.put(commands.get(i), cells.get(i));
            }
            rows.add(new Row(CommandMoment.named(cells.getFirst()), byCommand));
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }
}
