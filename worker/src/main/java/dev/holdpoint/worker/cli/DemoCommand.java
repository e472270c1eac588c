package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.demo.Demo;
import dev.holdpoint.worker.demo.DemoFailure;
import dev.holdpoint.worker.demo.DemoOptions;
import dev.holdpoint.worker.demo.DemoReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code holdpoint demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows three deployments of a small shop under load, in about three minutes: a good"
                + " one, a bad one that is rolled back by itself, and a doubtful one where nobody"
                + " answers.",
            "Starts all it needs on free ports of this machine, and stops and deletes it again. A"
                    + " Temporal that is configured here is not touched."
        })
final class DemoCommand implements Callable<Integer> {
    @Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Output output;

    @Option(
            names = "--temporal",
            paramLabel = "auto|PATH|in-process",
            defaultValue = "auto",
            description =
                    "The temporal command whose server is started; auto looks for it and else"
                            + " takes the SDK's in-process server.")
    private String temporal;

    @Option(
            names = "--gateway",
            paramLabel = "embedded|haproxy",
            defaultValue = "embedded",
            description = "What splits the traffic; ${DEFAULT-VALUE} unless told.")
    private DemoOptions.Gateway gateway;

    @Option(
            names = "--serve",
            description =
                    "After the three deployments everything goes on until Ctrl-C, for deployments"
                            + " of your own; says how.")
    private boolean serve;

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("holdpoint.log.form", "file");
        System.setProperty("holdpoint.log.level", "info");
        var screen = Screen.of(spec.commandLine());
        try {
            var ok =
                    Demo.run(
                            new DemoOptions(temporal, gateway, serve),
                            output.json() ? screen::remark : screen::answer,
                            (report, table) -> answer(screen, report, table));
            return ok ? ExitCode.OK : ExitCode.TOOL_ERROR;
        } catch (DemoFailure e) {
            throw new Refusal(ExitCode.TOOL_ERROR, e.sentence());
        }
    }

    private void answer(Screen screen, DemoReport report, List<String> table) {
        if (output.json()) {
            screen.json(report);
        } else {
            screen.answer(table);
        }
    }
}
