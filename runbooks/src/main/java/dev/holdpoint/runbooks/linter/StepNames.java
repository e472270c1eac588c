package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import dev.holdpoint.workflows.runbook.Step;

/** The checks, commands and notices that steps name are those of the service. */
final class StepNames {
    private final Service service;
    private final Report report;
    private final Checks checks;
    private final Known commands;
    private final Known notices;

    private StepNames(Service service, Report report) {
        this.service = service;
        this.report = report;
        checks = new Checks(service, report);
        commands =
                new Known("commands of the service " + service.name(), service.commands().keySet());
        notices = new Known("notices of the service " + service.name(), service.notices().keySet());
    }

    static void judge(Runbook runbook, Service service, Report report) {
        var names = new StepNames(service, report);
        PlacedStep.all(runbook).forEach(names::judge);
        if (runbook.progress() != null) {
            names.notices.judge(
                    report, ProblemKind.NOTICE_UNKNOWN, "progress.to", runbook.progress().to());
        }
    }

    private void judge(PlacedStep placed) {
        var step = placed.step();
        if (step instanceof Step.Check check) {
            checks.judge(placed.kindPath(), check.checks());
        } else if (step instanceof Step.Hold hold) {
            checks.judge(placed.path() + ".checks", hold.checks());
        } else if (step instanceof Step.Run run) {
            run(placed, run);
        } else if (step instanceof Step.Notify notify) {
            notices.judge(report, ProblemKind.NOTICE_UNKNOWN, placed.path() + ".to", notify.to());
        }
        var undo = placed.step().common().undo();
        if (undo != null) {
            commands.judge(
                    report,
                    ProblemKind.COMMAND_UNKNOWN,
                    placed.path() + ".undo.run",
                    undo.command());
        }
    }

    private void run(PlacedStep placed, Step.Run run) {
        commands.judge(report, ProblemKind.COMMAND_UNKNOWN, placed.kindPath(), run.command());
        var command = service.commands().get(run.command());
        if (command != null
                && command.undo() == null
                && run.common().undo() == null
                && placed.stage() != null) {
            report.refuse(
                    ProblemKind.COMMAND_UNDO_MISSING,
                    placed.kindPath(),
                    run.command(),
                    "nothing takes this command back; expected undo: {none: \"why\"} or {run:"
                            + " a command} here or in the service "
                            + service.name());
        }
    }
}
