package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.demo.Await;
import dev.holdpoint.worker.host.WorkerApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A worker in this process; all that it reads and writes lies in the pad's folder. */
final class PadWorker {
    private PadWorker() {}

    /**
     * Starts it and waits until it is ready.
     *
     * @param lines what it says, to be added to
     */
    static WorkerApplication start(String address, Path folder, List<String> lines) {
        var worker =
                WorkerApplication.start(
                        Map.of(
                                "temporal.connection.target",
                                address,
                                "temporal.namespace",
                                "default",
                                "holdpoint.runbooks",
                                folder.toString(),
                                "holdpoint.runs",
                                folder.resolve("runs").toString(),
                                "holdpoint.state",
                                folder.resolve("state").toString(),
                                "holdpoint.http.port",
                                0),
                        lines::add);
        Await.until("the worker is ready", () -> !lines.isEmpty());
        return worker;
    }
}
