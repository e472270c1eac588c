package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.wire.FailureTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What scripts go by; part of the contract. */
final class ExitCode {
    static final int OK = 0;
    static final int TOOL_ERROR = 1;
    static final int USAGE = 2;
    static final int PLAN_REJECTED = 6;
    static final int ABORTED = 10;

    private ExitCode() {}

    /** What the end of a run means to whoever follows it. */
    static Map<String, String> ofRuns() {
        var codes = new LinkedHashMap<String, String>();
        codes.put("0", "Delivered; a rollback: proven");
        codes.put("1", "the tool failed, or no one answered");
        codes.put("2", "wrong usage, InvalidRequest");
        codes.put("3", "RolledBack");
        codes.put("4", "Rejected");
        codes.put("5", "GateFailed");
        codes.put("6", "PlanRejected");
        codes.put("7", "EnvironmentLocked");
        codes.put("8", "Unsettled");
        codes.put("9", "RollbackAbandoned");
        codes.put("10", "Aborted or Canceled");
        codes.put("130", "Ctrl-C: the following ended, the run goes on");
        return codes;
    }

    /** The code of a run that failed by this type; null where it had none of ours. */
    static int of(@Nullable String failureType) {
        return switch (failureType) {
            case FailureTypes.INVALID_REQUEST -> USAGE;
            case FailureTypes.ROLLED_BACK -> 3;
            case FailureTypes.REJECTED -> 4;
            case FailureTypes.GATE_FAILED -> 5;
            case FailureTypes.PLAN_REJECTED -> PLAN_REJECTED;
            case FailureTypes.ENVIRONMENT_LOCKED -> 7;
            case FailureTypes.UNSETTLED -> 8;
            case FailureTypes.ROLLBACK_ABANDONED -> 9;
            case FailureTypes.ABORTED -> ABORTED;
            case null, default -> TOOL_ERROR;
        };
    }
}
