package dev.holdpoint.workflows.runbook;

/** What follows from an answer, a silence or a failure. */
public enum Consequence {
    CONTINUE,
    HOLD,
    ASK,
    STOP,
    ROLLBACK
}
