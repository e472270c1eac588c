package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdpoint confirm}. */
@picocli.CommandLine.Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        description = "Attests the items of a confirm step.")
final class ConfirmCommand extends SayCommand {
    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ITEM[=done|n/a]",
            description = "What is attested; done unless told.")
    private List<String> items;

    @Option(names = "--evidence", paramLabel = "TEXT", description = "Where it can be seen.")
    private @Nullable String evidence;

    @Mixin private OpenQuestion question;

    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Confirm(by, comment, question.step, attested(items), evidence);
    }

    /** Item → {@code done} or {@code n/a}. */
    static Map<String, String> attested(List<String> items) {
        var attested = new LinkedHashMap<String, String>();
        for (var item : items) {
            var parts = item.split("=", 2);
            attested.put(parts[0], parts.length == 2 ? parts[1] : "done");
        }
        return attested;
    }
}
