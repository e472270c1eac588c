package dev.holdpoint.workflows.runbook;

/** What follows from an answer, a silence or a failure. */
public enum Consequence {
    CONTINUE,
    /** The step that failed is done again; the engine offers it, a runbook does not name it. */
    RETRY,
    HOLD,
    ASK,
    STOP,
    ROLLBACK
}
