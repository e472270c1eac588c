package dev.holdpoint.workflows.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities.Followed;
import dev.holdpoint.workflows.wire.Payloads;
import java.time.Duration;
import java.time.Instant;

/**
 * A rollback that was followed to its end.
 *
 * @param abandoned whether it ended without stable being proven
 */
public record FollowedRollback(String workflowId, RollbackOutcome outcome, boolean abandoned) {
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** An environment promises a rollback before it starts it, which takes moments. */
    private static final Duration APPEARS = Duration.ofMinutes(2);

    /** Follows one to its end. */
    public static FollowedRollback of(String workflowId) {
        var begun = Moment.now();
        while (true) {
            var started = Moment.now();
            var seen = Ports.follow("follow " + workflowId).follow(workflowId, null, LOOK);
            if (seen.closed() && !awaited(seen, begun)) {
                return closed(workflowId, seen);
            }
            pause(started, seen.closed() ? AGAIN : LOOK);
        }
    }

    private static boolean awaited(Followed seen, Instant begun) {
        return seen.status().equals("NotFound") && Moment.now().isBefore(begun.plus(APPEARS));
    }

    private static void pause(Instant started, Duration pace) {
        Wait.pass(Duration.between(Moment.now(), started.plus(pace)), "follow the rollback");
    }

    private static FollowedRollback closed(String workflowId, Followed seen) {
        if (!seen.status().equals("Completed")) {
            var words = seen.outcome() == null ? "" : ": " + seen.outcome();
            return given(workflowId, "%s ended %s%s".formatted(workflowId, seen.status(), words));
        }
        var outcome = String.valueOf(seen.outcome());
        try {
            return new FollowedRollback(
                    workflowId, Payloads.mapper().readValue(outcome, RollbackOutcome.class), false);
        } catch (JsonProcessingException e) {
            return given(workflowId, workflowId + " left a word that cannot be read: " + outcome);
        }
    }

    /** None, and why. */
    public static FollowedRollback given(String workflowId, String why) {
        return new FollowedRollback(workflowId, RollbackOutcome.none(why), true);
    }
}
