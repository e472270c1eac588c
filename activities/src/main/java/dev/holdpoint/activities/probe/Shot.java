package dev.holdpoint.activities.probe;

import java.time.Duration;

/** How one request ended. */
sealed interface Shot {
    /** An answer, good or bad. */
    record Answered(boolean good, Duration took) implements Shot {}

    /** No answer: refused, broken off, or too late. */
    record Unanswered() implements Shot {}

    /** It never reached the service, for a reason on our side of the network. */
    record Unsent(String why) implements Shot {}
}
