package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.worker.cli.RealTemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DemoTemporalIT {
    @TempDir private Path folder;

    @Test
    void the_real_server_runs_workflows_and_shows_them() throws Exception {
        int port;
        try (var temporal = DemoTemporal.start(RealTemporalServer.command(), folder)) {
            port = port(temporal);
            assertThat(temporal.sentence())
                    .contains("the real server")
                    .contains(temporal.address());
            try (var client = new Client(temporal)) {
                var run = client.start("run-1");
                client.worker();
                run.signal("go", "done");
                assertThat(run.getResult(30, TimeUnit.SECONDS, String.class)).isEqualTo("done");
            }
            assertThat(
                            get(
                                    temporal.webUi().orElseThrow()
                                            + "/api/v1/namespaces/default/workflows/run-1"))
                    .contains("WORKFLOW_EXECUTION_STATUS_COMPLETED", "HoldpointState");
        }

        assertNobodyListens(port);
    }

    @Test
    void two_real_servers_do_not_disturb_each_other() throws Exception {
        var command = RealTemporalServer.command();
        try (var one = DemoTemporal.start(command, Files.createDirectory(folder.resolve("one")));
                var other =
                        DemoTemporal.start(
                                command, Files.createDirectory(folder.resolve("other")))) {
            assertThat(one.address()).isNotEqualTo(other.address());
        }
    }

    @Test
    void without_the_command_the_server_in_this_process_runs_workflows() throws Exception {
        int port;
        try (var temporal = DemoTemporal.start("auto", folder, nowhere())) {
            port = port(temporal);
            assertThat(temporal.webUi()).isEmpty();
            assertThat(temporal.sentence())
                    .startsWith("Temporal: the SDK's in-process server at 127.0.0.1:" + port)
                    .contains("For the real one put the temporal command");
            try (var client = new Client(temporal)) {
                var run = client.start("run-1");
                client.worker();
                run.signal("go", "done");
                assertThat(run.getResult(30, TimeUnit.SECONDS, String.class)).isEqualTo("done");
            }
        }

        assertNobodyListens(port);
    }

    @Test
    void a_workflow_goes_on_after_kill_9_of_its_worker() throws Exception {
        try (var temporal = DemoTemporal.start("in-process", folder);
                var client = new Client(temporal)) {
            var run = client.start("run-1");
            var worker = WaitingWorkerMain.start(temporal);
            client.untilWaiting("run-1");
            worker.destroyForcibly().waitFor();

            run.signal("go", "done");
            client.worker();

            assertThat(run.getResult(30, TimeUnit.SECONDS, String.class)).isEqualTo("done");
        }
    }

    @Test
    void a_server_that_ends_at_once_is_told_with_its_last_words() throws IOException {
        var command = script("echo cannot open the store; exit 3");

        assertThatThrownBy(() -> DemoTemporal.start(command, folder))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s server start-dev ended with code 3. Its last words, in %s: cannot open the store"
                                .formatted(command, folder.resolve("temporal.log")));
    }

    @Test
    void the_server_is_told_to_read_no_configuration() throws Exception {
        var command = script("echo \"$@\"; exit 1");

        assertThatThrownBy(() -> DemoTemporal.start(command, folder))
                .isInstanceOf(IOException.class);

        assertThat(Files.readString(folder.resolve("temporal.log")))
                .contains("--disable-config-env --disable-config-file --ip=127.0.0.1");
    }

    @Test
    void a_command_that_is_not_there_is_a_sentence() {
        assertThatThrownBy(() -> DemoTemporal.start("/nowhere/temporal", folder))
                .hasMessage(
                        "There is no program /nowhere/temporal. Give the path of the temporal"
                                + " command, or auto, or in-process.");
    }

    @Test
    void the_command_is_looked_for_on_the_path_then_in_the_cache() throws IOException {
        var onPath = folder.resolve("bin/temporal");
        var built = folder.resolve("cache/temporal-1.8.2/temporal");
        var command =
                new TemporalCommand(onPath.getParent() + ":/nowhere", folder.resolve("cache"));

        assertThat(command.find()).isEmpty();
        executable(built, "exit 0");
        assertThat(command.find()).contains(built);
        executable(onPath, "exit 0");
        assertThat(command.find()).contains(onPath);
    }

    private TemporalCommand nowhere() {
        return new TemporalCommand("/nowhere", folder);
    }

    private static int port(DemoTemporal temporal) {
        return Integer.parseInt(temporal.address().substring("127.0.0.1:".length()));
    }

    private static void assertNobodyListens(int port) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .hasMessageContaining("refused");
    }

    private static String get(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private String script(String body) throws IOException {
        return executable(folder.resolve("temporal"), body).toString();
    }

    private static Path executable(Path path, String body) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A client of the server, and the workers that it started. */
    private static final class Client implements AutoCloseable {
        private final WorkflowServiceStubs stubs;
        private final WorkflowClient client;
        private final List<WorkerFactory> workers = new ArrayList<>();

        private Client(DemoTemporal temporal) {
            stubs =
                    WorkflowServiceStubs.newServiceStubs(
                            WorkflowServiceStubsOptions.newBuilder()
                                    .setTarget(temporal.address())
                                    .setGrpcClientInterceptors(temporal.interceptors())
                                    .build());
            client = WorkflowClient.newInstance(stubs);
        }

        private WorkflowStub start(String id) {
            var options =
                    WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue("demo").build();
            var stub = client.newUntypedWorkflowStub("Waiting", options);
            stub.start();
            return stub;
        }

        private WorkerFactory worker() {
            var factory = WorkerFactory.newInstance(client);
            factory.newWorker("demo").registerWorkflowImplementationTypes(WaitingWorkflow.class);
            factory.start();
            workers.add(factory);
            return factory;
        }

        private void untilWaiting(String id) {
            var state = SearchAttributeKey.forKeyword("HoldpointState");
            Await.until(
                    "the workflow says that it waits",
                    () ->
                            "WaitingPerson"
                                    .equals(
                                            client.newUntypedWorkflowStub(id)
                                                    .describe()
                                                    .getTypedSearchAttributes()
                                                    .get(state)));
        }

        @Override
        public void close() {
            workers.forEach(WorkerFactory::shutdownNow);
            workers.forEach(factory -> factory.awaitTermination(5, TimeUnit.SECONDS));
            stubs.shutdownNow();
        }
    }
}
