package dev.holdpoint.worker.cli;

import dev.holdpoint.activities.RealPart;
import dev.holdpoint.worker.demo.DemoTemporal;
import dev.holdpoint.worker.demo.TemporalCommand;
import java.io.IOException;
import java.nio.file.Path;

/** The real server: where there is none the tests are skipped by name, and fail with CI=true. */
public final class RealTemporalServer {
    private RealTemporalServer() {}

    /** Starts it. */
    public static DemoTemporal start(Path folder) throws IOException, InterruptedException {
        return DemoTemporal.start(command(), folder);
    }

    /** The path of the command that has it. */
    public static String command() {
        return TemporalCommand.ofThisMachine()
                .find()
                .orElseGet(() -> RealPart.program("temporal", "no package; make test builds it"))
                .toString();
    }
}
