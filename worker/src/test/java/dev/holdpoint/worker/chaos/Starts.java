package dev.holdpoint.worker.chaos;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.Map;

/** Starts deployments, by kim and without waiting for them. */
public final class Starts {
    private Starts() {}

    public static WorkflowStub deployment(
            WorkflowClient client, String id, String service, String version) {
        var stub =
                client.newUntypedWorkflowStub(
                        "Deployment",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue("holdpoint")
                                .build());
        var _ = stub.start(Map.of("service", service, "version", version, "by", "kim"));
        return stub;
    }
}
