package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** What a person types into a shell. */
final class Shell {
    private static final int SECONDS = 60;

    private Shell() {}

    /** Runs it to its end by {@code sh}, which has to be well; what it said. */
    static String run(String commands) throws IOException, InterruptedException {
        var out = Files.createTempFile("shell", ".out");
        var process =
                new ProcessBuilder("sh", "-c", commands)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("%s ends", commands).isTrue();
        var said = Files.readString(out);
        Files.delete(out);
        assertThat(process.exitValue()).as("%s: %s", commands, said).isZero();
        return said;
    }
}
