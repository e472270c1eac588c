package dev.holdpoint.activities.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The living processes of a launch. A process id alone is never believed: a supervisor has the
 * launch's script on its command line; a release is its child, or started when it says.
 */
record Processes(Optional<ProcessHandle> supervisor, Optional<ProcessHandle> release) {
    /** How far the clock's second and the kernel's idea of a process's start may lie apart. */
    private static final Duration SAME_START = Duration.ofSeconds(3);

    static Processes of(Launch launch) {
        var supervisor = supervisorOf(launch);
        var release =
                launch.releasePid()
                        .flatMap(ProcessHandle::of)
                        .filter(Processes::runs)
                        .filter(process ->
                                isChild(process, supervisor) || startedWith(process, launch));
        return new Processes(supervisor, release);
    }

    /** Whether nothing of the launch lives. */
    boolean gone() {
        return supervisor.isEmpty() && release.isEmpty();
    }

    private static Optional<ProcessHandle> supervisorOf(Launch launch) {
        var script = launch.script() + " ";
        var noted = launch.supervisorPid();
        // a supervisor begins by noting its id; until then it is found by its command line
        return noted.isPresent()
                ? noted.flatMap(ProcessHandle::of).filter(it -> commandLine(it).contains(script))
                : ProcessHandle.allProcesses()
                        .filter(it -> commandLine(it).contains(script))
                        .findFirst();
    }

    /** A process that has ended but was not collected by its parent has no command. */
    private static boolean runs(ProcessHandle process) {
        return process.info().command().isPresent();
    }

    private static boolean isChild(ProcessHandle process, Optional<ProcessHandle> supervisor) {
        return supervisor.isPresent() && process.parent().equals(supervisor);
    }

    private static boolean startedWith(ProcessHandle process, Launch launch) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, launch.releaseStart()).abs())
                .filter(apart -> apart.compareTo(SAME_START) <= 0)
                .isPresent();
    }

    /** Java cuts long command lines off on Linux, so there the kernel is asked. */
    private static String commandLine(ProcessHandle process) {
        var linux = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (!Files.isReadable(linux)) {
            return process.info().commandLine().orElse("");
        }
        try {
            var bytes = Files.readAllBytes(linux);
            return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException _) {
            // it ended while it was being looked at, which is the answer
            return "";
        }
    }
}
