package dev.holdpoint.worker.chaos;

/** How a disturbed run stands to the undisturbed one. */
enum Verdict {
    /** It ended as it would have ended anyway. */
    SAME,
    /** Stable was brought back, and a sentence says why. */
    ROLLED_BACK,
    /** It ended before users saw anything of it, and a sentence says why. */
    STOPPED,
    /** It did not end in time. */
    STUCK,
    /** It ended, and left something else than it said, or said nothing. */
    WRONG
}
