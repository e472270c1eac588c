package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.Plan;
import java.util.List;

/** What planning gives: a plan, or everything against one at once. */
public sealed interface Planned {
    /** It can run. */
    record Ready(Plan plan) implements Planned {}

    /** Nothing can run; the list is not empty. */
    record Refused(List<PlanProblem> problems) implements Planned {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
