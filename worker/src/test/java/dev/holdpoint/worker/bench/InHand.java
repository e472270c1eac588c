package dev.holdpoint.worker.bench;

import java.time.Instant;

/**
 * Something that a worker had in its hands.
 *
 * @param workflowId whose it was
 * @param activityId which call; empty for a workflow task
 */
record InHand(String workflowId, String activityId, Kind kind) {
    /** What it is, and so what decides when another may take it. */
    enum Kind {
        SHORT("a call of at most 5 s"),
        LONG("a call that heartbeats, 3 s"),
        TASK("a workflow task under way, 5 s"),
        WAITING("a workflow task that waited for it, 1 s");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Taken over by another. */
    record Taken(Kind kind, double seconds) {
        static Taken of(Kind kind, Instant killed, Instant taken) {
            return new Taken(kind, Math.max(0, Clock.seconds(killed, taken)));
        }
    }
}
