package dev.holdpoint.worker.host;

import dev.holdpoint.workflows.wire.Names;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys {@code holdpoint.*}.
 *
 * @param runbooks the folder of the documents
 * @param worker the name in {@code environments.<name>.worker} whose activities run here too
 * @param workflows whether this worker polls the common queue; without it only that of {@code
 *     worker}
 * @param drain how long running activities may go on after a stop
 * @param runs where commands leave their traces; null for the home of this user
 * @param workspaces where sources are checked out; null for the home of this user
 * @param state where records of rollbacks without Temporal lie, and what is kept of candidates;
 *     null for the home of this user
 * @param evidence how many given-up candidates of each environment are kept
 * @param profile the profile of temporal.toml; null for the usual one
 */
@ConfigurationProperties("holdpoint")
public record HoldpointConfig(
        @Bindable(defaultValue = "runbooks") String runbooks,
        @Nullable String worker,
        @Bindable(defaultValue = "true") boolean workflows,
        @Bindable(defaultValue = "20s") Duration drain,
        @Nullable String runs,
        @Nullable String workspaces,
        @Nullable String state,
        @Bindable(defaultValue = "100") int evidence,
        @Nullable String profile) {

    public HoldpointConfig {
        if (!workflows && worker == null) {
            throw new IllegalArgumentException(
                    "holdpoint.workflows is false and holdpoint.worker is not set: this worker"
                            + " would poll nothing. Set holdpoint.worker to the name that the"
                            + " environments of its services carry.");
        }
    }

    /** Tells the adapters, which know no framework, where their folders are. */
    void announce() {
        announce("holdpoint.runs", runs);
        announce("holdpoint.workspaces", workspaces);
        announce("holdpoint.state", state);
    }

    private static void announce(String property, @Nullable String folder) {
        if (folder != null) {
            System.setProperty(property, folder);
        }
    }

    Path folder() {
        return Path.of(runbooks);
    }

    /** The queues that are polled, the common one first. */
    List<String> queues() {
        var queues = new ArrayList<String>();
        if (workflows) {
            queues.add(Names.TASK_QUEUE);
        }
        if (worker != null) {
            queues.add(Names.taskQueue(worker));
        }
        return List.copyOf(queues);
    }
}
