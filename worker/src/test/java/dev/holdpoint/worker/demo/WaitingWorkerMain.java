package dev.holdpoint.worker.demo;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A worker in a process of its own, to be killed. */
final class WaitingWorkerMain {
    private WaitingWorkerMain() {}

    static Process start(DemoTemporal temporal) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WaitingWorkerMain.class.getName(),
                        temporal.address(),
                        Boolean.toString(temporal.interceptors().isEmpty()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) {
        var stubs =
                WorkflowServiceStubs.newServiceStubs(
                        WorkflowServiceStubsOptions.newBuilder()
                                .setTarget(args[0])
                                .setGrpcClientInterceptors(
                                        Boolean.parseBoolean(args[1])
                                                ? List.of()
                                                : List.of(new NoStickyQueue()))
                                .build());
        var factory = WorkerFactory.newInstance(WorkflowClient.newInstance(stubs));
        factory.newWorker("demo").registerWorkflowImplementationTypes(WaitingWorkflow.class);
        factory.start();
    }
}
