package dev.holdpoint.worker.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code holdpoint} command; alone it says what it can do. */
@Command(
        name = "holdpoint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs a team's written deployment procedure as durable workflows.")
public final class HoldpointCommand implements Runnable {
    /** In the order of the help; each class is named after its command. */
    private static final List<Class<?>> COMMANDS =
            List.of(
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
                    ExtendCommand.class,
                    RollbackCommand.class,
                    HandInCommand.class,
                    LintCommand.class,
                    PlanCommand.class,
                    WorkerCommand.class,
                    DemoCommand.class);

    private static final Set<String> VERSION = Set.of("-V", "--version");
    private static final Set<String> FOLLOWING = Set.of("deploy", "follow", "rollback");

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** The whole command, ready to execute; further subcommands may be added to it. */
    public static CommandLine line() {
        return line(COMMANDS);
    }

    /**
     * As much of it as these words need: to read what all commands accept takes longer than most
     * commands last.
     */
    public static CommandLine line(String... words) {
        if (words.length == 1 && VERSION.contains(words[0])) {
            return line(List.of());
        }
        var named =
                COMMANDS.stream()
                        .filter(command -> words.length > 0 && name(command).equals(words[0]))
                        .toList();
        return line(named.isEmpty() ? COMMANDS : named);
    }

    private static CommandLine line(List<Class<?>> commands) {
        var line = new CommandLine(new HoldpointCommand());
        commands.forEach(command -> add(command, line));
        return line.setExecutionExceptionHandler(new Complaints())
                .setParameterExceptionHandler(new Usage())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static void add(Class<?> type, CommandLine line) {
        var command = new CommandLine(type);
        var spec = command.getCommandSpec().versionProvider(new Version());
        if (FOLLOWING.contains(spec.name())) {
            spec.usageMessage()
                    .exitCodeListHeading("Exit codes:%n")
                    .exitCodeList(ExitCode.ofRuns());
        }
        line.addSubcommand(command);
    }

    private static String name(Class<?> command) {
        return command.getSimpleName()
                .replaceFirst("Command$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
