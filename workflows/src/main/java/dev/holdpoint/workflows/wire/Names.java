package dev.holdpoint.workflows.wire;

import io.temporal.common.SearchAttributeKey;
import java.time.Duration;
import java.util.List;

/** The names that histories and people's scripts depend on; changed only by addition. */
public final class Names {
    /** Where workflows run, and activities of environments without {@code worker}. */
    public static final String TASK_QUEUE = "holdpoint";

    /**
     * How long a worker may think about one workflow task: one that was killed while it had a task
     * delays the run by no more.
     */
    public static final Duration TASK_TIME = Duration.ofSeconds(5);

    public static final String DEPLOYMENT = "Deployment";
    public static final String ROLLBACK = "Rollback";
    public static final String WATCH = "Watch";
    public static final String ENVIRONMENT = "Environment";

    /** The signal to a stage whose run is gone. */
    public static final String ORPHANED = "orphaned";

    public static final SearchAttributeKey<String> SERVICE = keyword("HoldpointService");
    public static final SearchAttributeKey<String> ENVIRONMENT_NAME =
            keyword("HoldpointEnvironment");
    public static final SearchAttributeKey<String> VERSION = keyword("HoldpointVersion");
    public static final SearchAttributeKey<String> STATE = keyword("HoldpointState");
    public static final SearchAttributeKey<String> AWAITING = keyword("HoldpointAwaiting");

    /** Every search attribute of Holdpoint; all of them keywords. */
    public static final List<SearchAttributeKey<String>> SEARCH_ATTRIBUTES =
            List.of(SERVICE, ENVIRONMENT_NAME, VERSION, STATE, AWAITING);

    private Names() {}

    /** The task queue of the workers that reach an environment. */
    public static String taskQueue(@org.jspecify.annotations.Nullable String worker) {
        return worker == null ? TASK_QUEUE : TASK_QUEUE + "-" + worker;
    }

    /** {@code shop@production}. */
    public static String environmentId(String service, String environment) {
        return service + "@" + environment;
    }

    /** {@code shop@production:rollback-7}. */
    public static String rollbackId(String environmentId, int number) {
        return environmentId + ":rollback-" + number;
    }

    /** {@code shop@production:watch-7}. */
    public static String watchId(String environmentId, int number) {
        return environmentId + ":watch-" + number;
    }

    /** {@code shop-2.4.0:production}. */
    public static String stageId(String deploymentId, String slug) {
        return deploymentId + ":" + slug;
    }

    private static SearchAttributeKey<String> keyword(String name) {
        return SearchAttributeKey.forKeyword(name);
    }
}
