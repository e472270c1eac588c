package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Service;
import java.util.List;

/** The checks there are: those of a service, and those that every service has. */
record Checks(Service service, Report report) {
    /** Checks that need no line in the service. */
    static final List<String> BUILT_IN =
            List.of(
                    "rollback-ready",
                    "monitoring",
                    "staged",
                    "current",
                    "schema",
                    "rehearsal",
                    "migration-lint",
                    "artifact");

    void judge(String path, String check) {
        if (!BUILT_IN.contains(check) && !service.checks().containsKey(check)) {
            report.refuse(
                    ProblemKind.CHECK_UNKNOWN,
                    path,
                    check,
                    "expected a check of the service "
                            + service.name()
                            + " ("
                            + String.join(", ", service.checks().keySet())
                            + ") or one of "
                            + String.join(", ", BUILT_IN));
        }
    }

    void judge(String path, List<String> checks) {
        for (int index = 0; index < checks.size(); index++) {
            judge(path + "[" + index + "]", checks.get(index));
        }
    }
}
