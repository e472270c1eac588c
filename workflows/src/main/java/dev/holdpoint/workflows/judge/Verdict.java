package dev.holdpoint.workflows.judge;

/** The four verdicts. Only {@link #PASS} ever promotes. */
public enum Verdict {
    PASS,
    FAIL,
    INCONCLUSIVE,
    NO_DATA
}
