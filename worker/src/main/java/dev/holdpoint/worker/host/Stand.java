package dev.holdpoint.worker.host;

/** How far the start of a worker has come. */
sealed interface Stand {
    /** Nobody polls yet, and why. */
    record Waiting(String why) implements Stand {}

    /** The pollers run. */
    record Polling() implements Stand {}

    /** The stop has begun. */
    record Stopping() implements Stand {}
}
