package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Rule.Subject;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;

/** The metrics and checks that rules judge are those of the service. */
final class RuleNames {
    private RuleNames() {}

    static void judge(Runbook runbook, Service service, Report report) {
        var checks = new Checks(service, report);
        var metrics =
                new Known("metrics of the service " + service.name(), service.metrics().keySet());
        for (int index = 0; index < runbook.rules().size(); index++) {
            var path = "rules[" + index + "]";
            switch (runbook.rules().get(index).subject()) {
                case Subject.Metric(var name) ->
                        metrics.judge(report, ProblemKind.METRIC_UNKNOWN, path + ".metric", name);
                case Subject.Check(var name) -> checks.judge(path + ".check", name);
                case Subject.Report _ -> {}
            }
        }
    }
}
