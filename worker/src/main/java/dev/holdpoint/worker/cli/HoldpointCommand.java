package dev.holdpoint.worker.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code holdpoint} command; alone it says what it can do. */
@Command(
        name = "holdpoint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs a team's written deployment procedure as durable workflows.",
        subcommands = {
            DeployCommand.class,
            StatusCommand.class,
            ListCommand.class,
            FollowCommand.class,
            ApproveCommand.class,
            RejectCommand.class,
            ConfirmCommand.class,
            AnswerCommand.class,
            ReportCommand.class,
            AbortCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            HandInCommand.class,
            LintCommand.class,
            PlanCommand.class,
            WorkerCommand.class,
            DemoCommand.class
        })
public final class HoldpointCommand implements Runnable {
    private static final Set<String> FOLLOWING = Set.of("deploy", "follow", "rollback");

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** The command, ready to execute; further subcommands may be added to it. */
    public static CommandLine line() {
        var line =
                new CommandLine(new HoldpointCommand())
                        .setExecutionExceptionHandler(new Complaints())
                        .setParameterExceptionHandler(new Usage())
                        .setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        line.getSubcommands()
                .forEach((name, command) -> {
                    if (FOLLOWING.contains(name)) {
                        command.getCommandSpec()
                                .usageMessage()
                                .exitCodeListHeading("Exit codes:%n")
                                .exitCodeList(ExitCode.ofRuns());
                    }
                });
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
