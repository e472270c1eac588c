package dev.holdpoint.worker.cli;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.worker.planning.Planning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code holdpoint lint [FILE…]}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description =
                "Tells everything that is wrong with documents, each for itself, all at once.")
final class LintCommand implements Callable<Integer> {
    @Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Output output;
    @Mixin private Runbooks runbooks;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files or folders; the folder of the runbooks unless told.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        var screen = Screen.of(spec.commandLine());
        var where = files.isEmpty() ? List.of(runbooks.folder()) : there(files);
        var documents = Documents.read(where, Planning.published());
        var problems = documents.problems();
        int count =
                documents.runbooks().size()
                        + documents.services().size()
                        + documents.people().size()
                        + documents.freezes().size();
        if (count == 0 && problems.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "There is no document in %s; nothing was checked.".formatted(names(where)));
        }
        if (output.json()) {
            screen.json(problems.stream().map(LintCommand::object).toList());
        } else {
            problems.forEach(problem -> screen.answer(problem.text()));
            screen.remark(conclusion(count, problems.size()));
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.PLAN_REJECTED;
    }

    private static List<Path> there(List<Path> files) {
        var missing = files.stream().filter(file -> !Files.exists(file)).toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "There is no file or folder %s; nothing was read.".formatted(names(missing)));
        }
        return files;
    }

    private static String names(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static String conclusion(int documents, int problems) {
        return "%s, %s"
                .formatted(
                        counted(documents, "document"),
                        problems == 0 ? "nothing wrong" : counted(problems, "problem"));
    }

    private static String counted(int number, String what) {
        return number == 1 ? "1 " + what : "%d %ss".formatted(number, what);
    }

    private static Map<String, @Nullable Object> object(Problem problem) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("kind", problem.kind());
        object.put("file", problem.at().file());
        object.put("line", problem.at().line());
        object.put("column", problem.at().column());
        object.put("path", problem.path());
        object.put("found", problem.found());
        object.put("message", problem.message());
        return object;
    }
}
