package dev.holdpoint.workflows.runbook;

/** What it takes for an approval to count as somebody's. */
public enum Identity {
    /** The name that is given: as good as the access control of the Temporal server. */
    CLAIMED,

    /** A signature by a key that the People document gives that person. */
    SIGNED
}
