package dev.holdpoint.worker;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code holdpoint} command. */
@Command(
        name = "holdpoint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs a team's written deployment procedure as durable workflows.")
public final class Holdpoint implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Holdpoint()).execute(args));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
