package dev.holdpoint.worker.rehearsal;

import dev.holdpoint.worker.demo.DemoTemporal;
import dev.holdpoint.worker.host.WorkerApplication;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A worker that serves health and metrics and runs what the commands ask for. */
final class RehearsedWorker {
    private static final int READY_SECONDS = 120;

    private RehearsedWorker() {}

    static void run(Meeting meeting)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        meeting.writeDocuments();
        try (var temporal = DemoTemporal.start(DemoTemporal.IN_PROCESS, meeting.folder())) {
            var ready = new CompletableFuture<String>();
            try (var _ = WorkerApplication.start(settings(temporal, meeting), ready::complete)) {
                var url =
                        ready.get(READY_SECONDS, TimeUnit.SECONDS)
                                .replaceFirst(".*(http://[^ ]+).*", "$1");
                get(url + "/health/readiness");
                get(url + "/prometheus");
                meeting.say("address", temporal.address());
                meeting.hear("end");
            }
        }
    }

    private static Map<String, Object> settings(DemoTemporal temporal, Meeting meeting) {
        var folder = meeting.folder();
        return Map.of(
                "temporal.connection.target", temporal.address(),
                "temporal.namespace", "default",
                "holdpoint.runbooks", meeting.documents().toString(),
                "holdpoint.runs", folder.resolve("runs").toString(),
                "holdpoint.workspaces", folder.resolve("workspaces").toString(),
                "holdpoint.http.port", 0);
    }

    private static void get(String address) throws IOException {
        try (var answer = URI.create(address).toURL().openStream()) {
            answer.readAllBytes();
        }
    }
}
