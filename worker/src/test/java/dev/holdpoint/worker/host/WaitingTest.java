package dev.holdpoint.worker.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.demo.Await;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that was there before its server. */
@Timeout(60)
class WaitingTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void it_is_alive_but_not_ready_until_the_server_comes(@TempDir Path documents)
            throws Exception {
        int temporal = free();
        int http = free();
        var lines = new CopyOnWriteArrayList<String>();
        try (var _ =
                WorkerApplication.start(
                        Map.of(
                                "temporal.connection.target",
                                "127.0.0.1:" + temporal,
                                "temporal.namespace",
                                "default",
                                "holdpoint.worker",
                                "prod",
                                "holdpoint.drain",
                                "1s",
                                "holdpoint.runbooks",
                                documents.toString(),
                                "holdpoint.http.port",
                                http),
                        lines::add)) {
            assertThat(get(http, "liveness").statusCode()).isEqualTo(200);
            var waiting = get(http, "readiness");
            assertThat(waiting.statusCode()).isEqualTo(503);
            assertThat(waiting.body()).contains("\"answer\":\"UNAVAILABLE\"");
            assertThat(lines).isEmpty();

            try (var _ = TestServer.createPortBoundServer(temporal, true)) {
                Await.until("the pollers run", () -> !lines.isEmpty());
                assertThat(lines)
                        .containsExactly(
                                "Holdpoint worker is ready on http://127.0.0.1:%d (Temporal 127.0.0.1:%d, namespace default, polling holdpoint and holdpoint-prod)"
                                        .formatted(http, temporal));
                assertThat(get(http, "readiness").statusCode()).isEqualTo(200);
            }
            Await.until(
                    "readiness shows that the server is gone",
                    () -> get(http, "readiness").statusCode() == 503);
            assertThat(get(http, "liveness").statusCode()).isEqualTo(200);
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> get(int port, String what) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%d/health/%s".formatted(port, what)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
