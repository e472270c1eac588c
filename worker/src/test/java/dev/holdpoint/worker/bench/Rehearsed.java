package dev.holdpoint.worker.bench;

import dev.holdpoint.worker.acceptance.WorkerProcess;
import java.io.IOException;
import java.util.Map;

/** What Java keeps between starts: there, so that none is recorded while something is measured. */
final class Rehearsed {
    /** Starts that neither have it nor make it. */
    static Map<String, String> without(String emptyFolder) {
        return Map.of("XDG_CACHE_HOME", emptyFolder, "HOLDPOINT_REHEARSE", "no");
    }

    private Rehearsed() {}

    /** Records it, which takes half a minute of a core. */
    static void now() throws IOException, InterruptedException {
        var script = WorkerProcess.folder().resolve("libexec/rehearse").toString();
        var process =
                new ProcessBuilder(script, System.getProperty("java.home")).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(script + " ended with " + process.exitValue());
        }
    }
}
