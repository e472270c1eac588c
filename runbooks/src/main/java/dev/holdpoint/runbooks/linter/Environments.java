package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import dev.holdpoint.workflows.runbook.Step;
import org.jspecify.annotations.Nullable;

/** The environments of the stages exist and have the adapters and parts that their steps need. */
final class Environments {
    private final Service service;
    private final Report report;

    private Environments(Service service, Report report) {
        this.service = service;
        this.report = report;
    }

    static void judge(Runbook runbook, Service service, Report report) {
        var environments = new Environments(service, report);
        environments.names(runbook);
        for (var placed : PlacedStep.forward(runbook)) {
            var name = placed.stage() == null ? null : placed.stage().environment();
            var environment = name == null ? null : service.environments().get(name);
            if (environment != null) {
                environments.step(placed, environment);
            }
        }
    }

    private void names(Runbook runbook) {
        var known =
                new Known(
                        "environments of the service " + service.name(),
                        service.environments().keySet());
        for (int index = 0; index < runbook.stages().size(); index++) {
            known.judge(
                    report,
                    ProblemKind.ENVIRONMENT_UNKNOWN,
                    "stages[" + index + "].environment",
                    runbook.stages().get(index).environment());
        }
    }

    private void step(PlacedStep placed, Service.Environment environment) {
        switch (placed.step()) {
            case Step.Deploy deploy -> deploy(placed, deploy, environment);
            case Step.Migrate _, Step.Backup _, Step.Restore _ ->
                    need(placed, environment.database(), "database");
            case Step.Flag _ -> need(placed, environment.flags(), "flags");
            case Step.Shift _, Step.Ramp _ -> traffic(placed, environment);
            case Step.Check _,
                    Step.Confirm _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Hold _,
                    Step.Run _,
                    Step.Notify _,
                    Step.Document _ -> {}
        }
    }

    /** Traffic moves between slots; without two of them everybody would get the new version. */
    private void traffic(PlacedStep placed, Service.Environment environment) {
        var when = placed.step().common().when();
        boolean selected =
                when == null
                        || when.slots() == null
                        || when.slots().equals(environment.slots().isEmpty() ? "none" : "some");
        if (selected && environment.slots().size() < 2) {
            report.tell(
                    ProblemKind.SLOTS_NEEDED,
                    placed.kindPath(),
                    "this step moves traffic between two slots, the environment of the service "
                            + service.name()
                            + " has "
                            + environment.slots().size()
                            + "; expected two slots there, or when: {slots: some} here");
        } else if (selected) {
            need(placed, environment.traffic(), "traffic");
        }
    }

    private void deploy(PlacedStep placed, Step.Deploy deploy, Service.Environment environment) {
        if (environment.parts().isEmpty()) {
            need(placed, environment.deploy(), "deploy");
        }
        var parts =
                new Known("parts of the service " + service.name(), environment.parts().keySet());
        for (int index = 0; index < deploy.parts().size(); index++) {
            parts.judge(
                    report,
                    ProblemKind.PART_UNKNOWN,
                    placed.path() + ".parts[" + index + "]",
                    deploy.parts().get(index));
        }
    }

    private void need(PlacedStep placed, @Nullable Object adapter, String key) {
        if (adapter == null && placed.stage() != null) {
            report.tell(
                    ProblemKind.ADAPTER_NEEDED,
                    placed.kindPath(),
                    "this step needs an adapter; expected the key \"%s\" in the environment %s of the service %s"
                            .formatted(key, placed.stage().environment(), service.name()));
        }
    }
}
