package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.util.LinkedHashMap;
import java.util.Map;

/** Targets of steps in stages that touch no environment. */
public final class Targets {
    private Targets() {}

    /** Where nothing but the artifact is known. */
    public static Target withoutEnvironment(Plan plan, Binding adapter) {
        var values = new LinkedHashMap<String, String>();
        var artifact = plan.artifact();
        values.put("version", artifact.version());
        values.put("artifact", artifact.digest());
        if (artifact.commit() != null) {
            values.put("commit", artifact.commit());
        }
        if (artifact.workspace() != null) {
            values.put("workspace", artifact.workspace());
        }
        return new Target(plan.request().service(), null, adapter, null, Map.of(), values);
    }
}
