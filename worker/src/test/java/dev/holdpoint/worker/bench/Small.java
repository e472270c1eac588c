package dev.holdpoint.worker.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.worker.acceptance.SceneDocuments;
import dev.holdpoint.worker.acceptance.TemporalCli;
import dev.holdpoint.worker.acceptance.TemporalServer;
import dev.holdpoint.worker.chaos.Ports;
import dev.holdpoint.worker.chaos.Starts;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Temporal server, and services whose version is a line in a file: nothing outside of Holdpoint
 * that could be what limits it.
 */
final class Small implements AutoCloseable {
    private final Path folder;
    private final TemporalServer temporal;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private Small(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("versions"));
        temporal = TemporalServer.headless(TemporalCli.find(), folder, Ports.free(1).getFirst());
        stubs =
                WorkflowServiceStubs.newServiceStubs(
                        WorkflowServiceStubsOptions.newBuilder()
                                .setTarget(temporal.address())
                                .build());
        client = WorkflowClient.newInstance(stubs);
        temporal.awaitReady();
    }

    static Small open(Path folder) throws IOException {
        return new Small(folder);
    }

    /** Writes a runbook that lies beside this class, and the people in it. */
    void runbook(String name) throws IOException {
        SceneDocuments.write(
                Small.class, documents(), List.of("people.yaml", name + ".yaml"), Map.of());
    }

    /**
     * Writes a service.
     *
     * @param runbook its runbook
     * @param counters where its counters are read
     */
    void service(String name, String runbook, String counters) throws IOException {
        var version = folder.resolve("versions").resolve(name);
        Files.writeString(version, "1.0.0\n");
        SceneDocuments.write(
                Small.class,
                documents().resolve(name),
                List.of("line.yaml"),
                Map.of(
                        "name", name,
                        "runbook", runbook,
                        "counters", counters,
                        "version", version.toString(),
                        "change", "echo \"$0\" > '" + version + "'"));
    }

    Path documents() {
        return folder.resolve("documents");
    }

    TemporalServer temporal() {
        return temporal;
    }

    WorkflowServiceStubs stubs() {
        return stubs;
    }

    WorkflowClient client() {
        return client;
    }

    /** Starts a deployment and does not wait. */
    WorkflowStub deploy(String id, String service, String version) {
        return Starts.deployment(client, id, service, version);
    }

    /** The same to its end, which has to be good. */
    void delivered(String id, String service, String version) {
        var _ = deploy(id, service, version).getResult(JsonNode.class);
    }

    /** How an execution stands, as the server says. */
    WorkflowExecutionInfo described(String id) {
        return stubs.blockingStub()
                .describeWorkflowExecution(
                        DescribeWorkflowExecutionRequest.newBuilder()
                                .setNamespace("default")
                                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id))
                                .build())
                .getWorkflowExecutionInfo();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        temporal.close();
    }
}
