package dev.holdpoint.workflows.environment.protocol;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Talking to environments and looking at other workflows; update ids are effect keys. */
@ActivityInterface
public interface EnvironmentActivities {
    /** Asks for an environment, starting its workflow when there is none yet. */
    @ActivityMethod(name = "AcquireEnvironment")
    Grant acquire(String key, String environmentId, Acquire message);

    /** Tells what was fixed at the bind. */
    @ActivityMethod(name = "BindEnvironment")
    void bind(String key, String environmentId, Bind message);

    /** Tells what is about to change. */
    @ActivityMethod(name = "Intend")
    void intend(String key, String environmentId, Intend message);

    /** Asks for a rollback; the same key gives the same rollback. */
    @ActivityMethod(name = "RequestRollback")
    RollbackStarted rollback(String key, String environmentId, RequestRollback message);

    /** Hands the environment back; the answer tells of a rollback that has begun meanwhile. */
    @ActivityMethod(name = "HandBackEnvironment")
    HandedBack handBack(String key, String environmentId, HandBack message);

    /** What an environment knows; null when there is none yet. */
    @ActivityMethod(name = "ReadEnvironment")
    @Nullable EnvironmentStatus read(String environmentId);

    /**
     * Waits for a workflow to close, at most {@code atMost}; heartbeats.
     *
     * @param runId which run; null for the newest
     */
    @ActivityMethod(name = "Follow")
    Followed follow(String workflowId, @Nullable String runId, Duration atMost);

    /**
     * Where a workflow stands.
     *
     * @param status {@code Running}, {@code Completed}, {@code Failed}, {@code Canceled}, {@code
     *     Terminated}, {@code TimedOut}, {@code ContinuedAsNew} or {@code NotFound}
     * @param outcome its result as JSON or its failure's message, once closed
     * @param failureType the failure's type, when it failed
     */
    record Followed(String status, @Nullable String outcome, @Nullable String failureType) {
        /** Whether it has closed, or is not there. */
        public boolean closed() {
            return !status.equals("Running");
        }
    }
}
