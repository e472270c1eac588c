package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.demo.DemoTemporal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A worker that is told something wrong ends at once with a sentence; one that merely has no server
 * yet waits and says so.
 */
@Timeout(120)
class ConfigurationIT {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir private Path folder;
    private Path documents;

    @BeforeEach
    void there_is_a_folder_of_documents() throws IOException {
        documents = Files.createDirectory(folder.resolve("documents"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "holdpoint: {runbokks: x} | HERE:1:13: holdpoint.runbokks: found \"runbokks\";"
                        + " expected the key \"runbooks\"",
                "temporal: {workflow-cache: {max-threads: many}} | HERE:1:42:"
                        + " temporal.workflow-cache.max-threads: found \"many\"; expected a whole"
                        + " number from 1",
                "holdpoint: [ | HERE:1:13: document: not YAML: expected the node content, but"
                        + " found '<stream end>'",
                "holdpoint: {workflows: false} | holdpoint.workflows is false and holdpoint.worker"
                        + " is not set: this worker would poll nothing. Set holdpoint.worker to the"
                        + " name that the environments of its services carry.",
                "holdpoint: {runs: HERE/runs} | holdpoint.runs: nothing can be written in HERE/runs"
                        + " (FileSystemException). Name a folder that this user may write.",
                "temporal: {connection: {mtls: {key-file: /no/key}}} | The client's key /no/key"
                        + " cannot be read. It is named by temporal.connection.mtls,"
                        + " TEMPORAL_TLS_CLIENT_* or the profile.",
                "holdpoint: {profile: moon} | The Temporal profile moon cannot be used: Unable to"
                    + " find profile moon in config data. Profiles lie in temporal.toml (or the"
                    + " file that TEMPORAL_CONFIG_FILE names); temporal config list shows them.",
            })
    void a_wrong_file_ends_it_at_once(String text, String sentence) throws Exception {
        var file = folder.resolve("worker.yaml");
        Files.writeString(file, text.replace("HERE", file.toString()));

        refused(
                Map.of(),
                List.of("--config", file.toString()),
                sentence.replace("HERE", "" + file));
    }

    @Test
    void wrong_flags_and_variables_end_it_at_once() throws Exception {
        refused(
                Map.of(),
                List.of("--config", "no.yaml"),
                "The configuration no.yaml cannot be read.");
        refused(
                Map.of(),
                List.of("--address", "temporal at home"),
                "\"temporal at home\" is no address of a Temporal server: expected host:port, such"
                        + " as localhost:7233. It stands in temporal.connection.target, --address,"
                        + " TEMPORAL_ADDRESS or the profile.");
        refused(
                Map.of("HOLDPOINT_DRAIN", "soon"),
                List.of(),
                "holdpoint.drain: found \"soon\"; expected a time such as 20s");
        refused(
                Map.of(),
                List.of("--runbooks", "/no/documents"),
                "holdpoint.runbooks: there is no folder /no/documents. It is where the documents"
                        + " lie; make it, or name theirs by --runbooks.");
    }

    @Test
    void a_port_that_is_taken_ends_it_at_once() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());

            var worker = begun(Map.of(), List.of("--port", port));

            assertThat(worker.ended()).isEqualTo(2);
            assertThat(worker.said())
                    .isEqualTo(
                            "holdpoint: holdpoint.http: nothing can be served on 127.0.0.1:%s (Address already in use). Name another port by --port, 0 for any free one.\n"
                                    .formatted(port));
        }
    }

    @Test
    void without_a_server_it_waits_alive_and_not_ready() throws Exception {
        waits(
                List.of(),
                "nobody answers (UNAVAILABLE); start the server, or correct"
                        + " temporal.connection.target");
    }

    @Test
    void without_its_namespace_it_waits_alive_and_not_ready() throws Exception {
        try (var server = DemoTemporal.start(TemporalCli.find().toString(), folder)) {
            waits(
                    List.of("--address", server.address(), "--namespace", "moon"),
                    "the namespace moon is not there; create it with: temporal operator namespace"
                            + " create --namespace moon");
        }
    }

    private void waits(List<String> words, String why) throws Exception {
        var port = free();
        var flags = new ArrayList<>(words);
        flags.addAll(List.of("--port", String.valueOf(port)));
        var worker = begun(Map.of(), flags);
        try {
            Await.until(
                    "readiness says: " + why,
                    () -> answers(port, "readiness", 503).contains("\"pollers\":\"" + why + "\""));
            assertThat(answers(port, "liveness", 200)).contains("\"status\":\"UP\"");
            assertThat(worker.said()).contains(why + ". Trying again every second.");
        } finally {
            worker.stop();
        }
    }

    private void refused(Map<String, String> variables, List<String> words, String sentence)
            throws Exception {
        var worker = begun(variables, words);

        assertThat(worker.ended()).as(worker.said()).isEqualTo(2);
        assertThat(worker.said()).isEqualTo("holdpoint: " + sentence + "\n");
    }

    /** A worker that is told nothing wrong but these words. */
    private WorkerProcess begun(Map<String, String> variables, List<String> words)
            throws IOException {
        var all = new ArrayList<>(words);
        for (var usual :
                Map.of("--address", NOBODY, "--runbooks", documents.toString(), "--port", "0")
                        .entrySet()) {
            if (!words.contains(usual.getKey())) {
                all.addAll(List.of(usual.getKey(), usual.getValue()));
            }
        }
        return WorkerProcess.begin(
                variables, folder.resolve("worker.log"), all.toArray(String[]::new));
    }

    /** What health says once it has this status; nothing before. */
    private static String answers(int port, String what, int status)
            throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:%d/health/%s".formatted(port, what));
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == status ? answer.body() : "";
        } catch (ConnectException _) {
            return "";
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
