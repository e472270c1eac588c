package dev.holdpoint.worker.direct;

import dev.holdpoint.worker.environment.Environments;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowServiceException;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hands records in to their environments, once there is a Temporal again. */
public final class Delivery {
    private final Environments environments;
    private final Records records;

    public Delivery(WorkflowClient client, Records records) {
        this.environments = new Environments(client);
        this.records = records;
    }

    /**
     * What became of a record.
     *
     * @param taken whether it need not be sent again
     */
    public record Sent(Path file, boolean taken, String sentence) {}

    /** Sends all that wait; one that is not taken stays where it is. */
    public List<Sent> all() {
        var sent = new ArrayList<Sent>();
        for (var waiting : records.waiting()) {
            sent.add(one(waiting));
        }
        return sent;
    }

    private Sent one(Records.Waiting waiting) {
        var report = waiting.report();
        if (report == null) {
            return new Sent(
                    waiting.file(),
                    false,
                    "%s is no record of a rollback; mend it or take it away."
                            .formatted(waiting.file()));
        }
        try {
            var answer = environments.directRollback(report);
            return new Sent(records.taken(waiting.file()), true, answer);
        } catch (WorkflowServiceException | StatusRuntimeException | ApplicationFailure e) {
            return new Sent(
                    waiting.file(),
                    false,
                    "%s was not taken in: %s. It is tried again."
                            .formatted(waiting.file(), e.getMessage()));
        }
    }
}
