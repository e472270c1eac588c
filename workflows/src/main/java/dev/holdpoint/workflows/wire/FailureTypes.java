package dev.holdpoint.workflows.wire;

import java.util.List;

/** The types of the failures that workflows close with; a closed set. */
public final class FailureTypes {
    public static final String ROLLED_BACK = "RolledBack";
    public static final String REJECTED = "Rejected";
    public static final String GATE_FAILED = "GateFailed";
    public static final String ABORTED = "Aborted";
    public static final String ROLLBACK_ABANDONED = "RollbackAbandoned";
    public static final String INVALID_REQUEST = "InvalidRequest";
    public static final String PLAN_REJECTED = "PlanRejected";
    public static final String ENVIRONMENT_LOCKED = "EnvironmentLocked";
    public static final String UNSETTLED = "Unsettled";

    /** All of them. */
    public static final List<String> ALL =
            List.of(
                    ROLLED_BACK,
                    REJECTED,
                    GATE_FAILED,
                    ABORTED,
                    ROLLBACK_ABANDONED,
                    INVALID_REQUEST,
                    PLAN_REJECTED,
                    ENVIRONMENT_LOCKED,
                    UNSETTLED);

    private FailureTypes() {}
}
