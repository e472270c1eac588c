package dev.holdpoint.workflows.call;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * How long calls of the world may take. A short call that was cut off by a dying worker is tried
 * again after its five seconds; a long one heartbeats and is tried again after three.
 */
enum Timing {
    /** Reads and small writes with deadlines of their own below five seconds. */
    SHORT(Duration.ofSeconds(5), null),
    /** The same, and when it is not wanted any more, the try under way is waited for. */
    JOINED(Duration.ofSeconds(5), null),
    /** Everything that may take longer. */
    LONG(Duration.ofHours(24), Duration.ofSeconds(3));

    private final Duration startToClose;
    private final @org.jspecify.annotations.Nullable Duration heartbeat;

    Timing(Duration startToClose, @org.jspecify.annotations.Nullable Duration heartbeat) {
        this.startToClose = startToClose;
        this.heartbeat = heartbeat;
    }

    /**
     * Options of one call.
     *
     * @param budget for all tries together
     */
    ActivityOptions options(String queue, String summary, Duration budget) {
        var options =
                ActivityOptions.newBuilder()
                        .setTaskQueue(queue)
                        .setSummary(Brief.of(summary))
                        .setStartToCloseTimeout(startToClose)
                        .setScheduleToCloseTimeout(budget)
                        .setCancellationType(
                                this == SHORT
                                        ? ActivityCancellationType.TRY_CANCEL
                                        : ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                        .setRetryOptions(
                                RetryOptions.newBuilder()
                                        .setInitialInterval(Duration.ofMillis(500))
                                        .setBackoffCoefficient(1.6)
                                        .setMaximumInterval(Duration.ofSeconds(5))
                                        .build());
        if (heartbeat != null) {
            options.setHeartbeatTimeout(heartbeat);
        }
        return options.build();
    }
}
