package dev.holdpoint.worker.cli;

import dev.holdpoint.activities.ssh.SshKeygen;
import dev.holdpoint.workflows.approval.Statement;
import dev.holdpoint.workflows.approval.Subject;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.status.Question;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a decision is signed, where an environment wants it signed. */
final class Signing {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Signs with this SSH key; with the agent where it is a public key. ssh-keygen"
                            + " does it, and asks for the passphrase.")
    private @Nullable Path key;

    @Option(
            names = "--print",
            description =
                    "Writes the text to sign and says nothing to the run; sign it with ssh-keygen"
                            + " -Y sign -n holdpoint -f KEY FILE.")
    private boolean print;

    @Option(
            names = "--signed",
            paramLabel = "FILE",
            description = "Sends a text that was signed, and FILE.sig, which ssh-keygen wrote.")
    private @Nullable Path signed;

    /** A statement with its signature. */
    record Signed(String statement, String signature) {}

    /** The signature; empty when the text was only to be seen. */
    Optional<Signed> sign(Command.Decision said, StatusReader.Reading reading, Screen screen) {
        if (signed != null) {
            return Optional.of(
                    new Signed(
                            text(signed),
                            text(signed.resolveSibling(signed.getFileName() + ".sig"))));
        }
        var statement =
                new Statement(subject(said, reading), said.name(), said.by(), Instant.now()).text();
        if (print) {
            screen.out().print(statement);
            screen.out().flush();
            return Optional.empty();
        }
        statement.lines().forEach(line -> screen.remark("  " + line));
        return Optional.of(new Signed(statement, signature(statement)));
    }

    private String signature(String statement) {
        try {
            return new SshKeygen(Statement.NAMESPACE).sign(Objects.requireNonNull(key), statement);
        } catch (ApplicationFailure e) {
            throw new Refusal(ExitCode.TOOL_ERROR, e.getOriginalMessage());
        }
    }

    /** What is open to be signed, as the run tells it itself. */
    private static Subject subject(Command.Decision said, StatusReader.Reading reading) {
        var open =
                switch (reading) {
                    case StatusReader.Reading.Known(RunStatus.OfRun(_, var status)) ->
                            status.questions();
                    case StatusReader.Reading.Known _ -> List.<Question>of();
                    case StatusReader.Reading.Silent(var why) ->
                            throw new Refusal(ExitCode.TOOL_ERROR, why);
                    case StatusReader.Reading.Unanswered(var why) ->
                            throw new Refusal(ExitCode.TOOL_ERROR, why);
                };
        var approvals = open.stream().filter(it -> it.kind() == Question.Kind.APPROVE).toList();
        var fitting =
                approvals.stream()
                        .filter(it -> said.step() == null || said.step().equals(it.id()))
                        .toList();
        if (fitting.size() != 1) {
            throw new Refusal(ExitCode.TOOL_ERROR, none(approvals, said.step()));
        }
        var subject = fitting.getFirst().toSign();
        if (subject == null) {
            throw new Refusal(
                    ExitCode.TOOL_ERROR,
                    "%s takes a name as it is claimed, and nobody would check a signature; say it without one. An environment says identity: signed to have approvals signed."
                            .formatted(fitting.getFirst().id()));
        }
        return subject;
    }

    private static String none(List<Question> open, @Nullable String step) {
        var ids = open.stream().map(Question::id).collect(Collectors.joining(", "));
        if (open.isEmpty()) {
            return "No approval is asked for now, so there is nothing to sign.";
        }
        return step == null
                ? "Several approvals are asked for; name one with --step: " + ids
                : "%s is not asked for now; this is: %s".formatted(step, ids);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "%s cannot be read (%s). Sign the text with: ssh-keygen -Y sign -n %s -f KEY FILE"
                            .formatted(file, e.getClass().getSimpleName(), Statement.NAMESPACE));
        }
    }
}
