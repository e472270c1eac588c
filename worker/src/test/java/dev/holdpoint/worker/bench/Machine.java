package dev.holdpoint.worker.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.holdpoint.activities.RealPart;
import dev.holdpoint.worker.acceptance.TemporalCli;
import io.temporal.serviceclient.Version;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What it was measured on, as far as it matters. */
record Machine(
        int cores, long gigabytes, String system, String java, String sdk, List<String> parts) {
    private static final long GIGABYTE = 1L << 30;
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");

    Machine {
        parts = List.copyOf(parts);
    }

    static Machine here() throws IOException, InterruptedException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round((double) os().getTotalMemorySize() / GIGABYTE),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                Version.LIBRARY_VERSION,
                List.of(
                        "temporal server start-dev "
                                + number(TemporalCli.find().toString(), "--version"),
                        "HAProxy "
                                + number(RealPart.program("haproxy", "haproxy").toString(), "-v")));
    }

    /** Processes that wanted a core in the last minute, on average. */
    static double load() {
        return os().getSystemLoadAverage();
    }

    /** In words, for people. */
    String words() {
        return "%d cores, %d GB, %s, JDK %s, Temporal SDK %s, %s"
                .formatted(cores, gigabytes, system, java, sdk, String.join(", ", parts));
    }

    private static OperatingSystemMXBean os() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }

    private static String number(String program, String flag)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(program, flag)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var found = NUMBER.matcher(said);
        return found.find() ? found.group() : "of unknown version";
    }
}
