package dev.holdpoint.workflows.port;

/** Failure types that activities throw and workflows tell apart; all of them non-retryable. */
public final class Errors {
    /** A setting, reference or command line is wrong; a person has to change a document. */
    public static final String MISCONFIGURED = "Misconfigured";

    /** The world is not as the effect expected; nothing was changed. */
    public static final String DRIFT = "Drift";

    /** The outside system refused for good; trying again would not help. */
    public static final String REFUSED = "Refused";

    /** Nobody knows whether the effect happened; only a person can tell. */
    public static final String UNKNOWN_END = "UnknownEnd";

    /** A try that Temporal gave up, of a worker that was cut off; nothing was changed. */
    public static final String SUPERSEDED = "Superseded";

    private Errors() {}
}
