package dev.holdpoint.workflows.runbook;

/** What the environment does when the run itself is lost with a candidate exposed. */
public enum OnLost {
    ROLLBACK,
    ASK
}
