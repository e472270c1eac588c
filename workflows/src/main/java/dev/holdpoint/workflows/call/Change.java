package dev.holdpoint.workflows.call;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLocal;
import java.util.HashMap;
import java.util.Map;

/**
 * A change of what a workflow does, which runs that began before it do not take. The only way to
 * make one: asked a second time by {@code Workflow.getVersion} itself, a run of an earlier build
 * lets other threads of the workflow go first where it did not before, and does not replay.
 */
public final class Change {
    private static final WorkflowLocal<Map<String, Boolean>> KNOWN =
            WorkflowLocal.withCachedInitial(HashMap::new);

    private Change() {}

    /**
     * Whether this run takes it; the same answer for its whole life.
     *
     * @param name of the change, used for no other one, ever
     */
    public static boolean taken(String name) {
        var known = KNOWN.get().get(name);
        if (known != null) {
            return known;
        }
        boolean taken = Workflow.getVersion(name, Workflow.DEFAULT_VERSION, 1) >= 1;
        KNOWN.get().put(name, taken);
        return taken;
    }
}
