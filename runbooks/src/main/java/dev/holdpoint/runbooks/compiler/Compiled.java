package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.Plan;
import java.util.List;

/** What compiling gives: a plan, or every reason against one. */
public sealed interface Compiled {
    /** It can run. */
    record Ready(Plan plan) implements Compiled {}

    /** Nothing can run; the list is complete and not empty. */
    record Refused(List<Finding> findings) implements Compiled {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
