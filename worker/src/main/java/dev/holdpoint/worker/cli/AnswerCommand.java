package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdpoint answer}. */
@picocli.CommandLine.Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        description = "Answers an open question.")
final class AnswerCommand extends SayCommand {
    @Parameters(index = "1", paramLabel = "ANSWER", description = "One of those offered.")
    private String answer;

    @Mixin private OpenQuestion question;

    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Answer(by, comment, question.step, answer);
    }
}
