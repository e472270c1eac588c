package dev.holdpoint.worker.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a deployment had done, to be done again without the deployment.
 *
 * @param type the activity's, or {@link #WAIT}
 * @param queue where it is run
 * @param startToClose its time limit in milliseconds; of a wait its length
 * @param heartbeat its other one; 0 for none
 * @param arguments as JSON; null where nothing was passed
 * @param after how many of those before it, by number, had ended when it began
 */
public record Deed(
        String type,
        String queue,
        long startToClose,
        long heartbeat,
        List<@Nullable String> arguments,
        List<Integer> after) {
    /** No activity, but time that passes. */
    public static final String WAIT = "";

    /** Where the run id of the deployment stood. */
    public static final String RUN = "{the run id}";
}
