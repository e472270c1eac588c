package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every role that a runbook asks is held by somebody. */
final class Roles {
    private final Map<String, List<String>> held;
    private final Report report;

    private Roles(Map<String, List<String>> held, Report report) {
        this.held = held;
        this.report = report;
    }

    static void judge(Runbook runbook, Map<String, List<String>> held, Report report) {
        var roles = new Roles(held, report);
        for (var placed : PlacedStep.all(runbook)) {
            roles.judge(placed.path() + ".by", placed.step().common().by());
            if (placed.step() instanceof Step.Approve(_, var role)) {
                roles.judge(placed.kindPath(), role);
            }
        }
        for (int index = 0; index < runbook.rules().size(); index++) {
            roles.judge("rules[" + index + "].by", runbook.rules().get(index).by());
        }
        for (int index = 0; index < runbook.mayStart().size(); index++) {
            var by = runbook.mayStart().get(index).by();
            for (int role = 0; role < by.size(); role++) {
                roles.judge("mayStart[%d].by[%d]".formatted(index, role), by.get(role));
            }
        }
        roles.judge("onFailure.by", runbook.asking().by());
    }

    private void judge(String path, @Nullable String role) {
        if (role != null && held.getOrDefault(role, List.of()).isEmpty()) {
            report.refuse(
                    ProblemKind.ROLE_UNHELD,
                    path,
                    role,
                    "nobody holds this role; held are "
                            + String.join(", ", held.keySet().stream().sorted().toList()));
        }
    }
}
