package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.wire.FailureTypes;
import org.jspecify.annotations.Nullable;

/** What scripts go by; part of the contract. */
final class ExitCode {
    static final int OK = 0;
    static final int TOOL_ERROR = 1;
    static final int USAGE = 2;
    static final int PLAN_REJECTED = 6;
    static final int ABORTED = 10;

    private ExitCode() {}

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
