package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.fail;

import dev.holdpoint.worker.demo.DemoTemporal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real server: where there is none the tests are skipped by name, and fail with CI=true. */
public final class RealTemporalServer {
    private RealTemporalServer() {}

    public static DemoTemporal start(Path folder) throws IOException, InterruptedException {
        var temporal = DemoTemporal.start(DemoTemporal.AUTO, folder);
        if (temporal.webUi().isEmpty()) {
            temporal.close();
            var sentence = "the temporal command is not on this machine; make test builds it";
            if ("true".equals(System.getenv("CI"))) {
                fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        return temporal;
    }
}
