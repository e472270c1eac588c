package dev.holdpoint.workflows.environment.protocol;

import java.time.Instant;

/**
 * The kept slot is not there any more, told to the environment by its watch.
 *
 * @param retired when it was stopped
 */
public record WatchWord(String workflowId, String sentence, Instant retired) {
    /** The signal that carries it. */
    public static final String SIGNAL = "watchReport";
}
