package dev.holdpoint.worker.demo;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Processes of this machine, found by what stands in their command lines. */
final class Processes {
    private Processes() {}

    /** Those that name a folder, or what is in it. */
    static Stream<ProcessHandle> naming(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().commandLine().orElse("").contains(folder.toString()));
    }

    /** What has ended and only waits for its parent's look has no command line any more. */
    static boolean lives(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }
}
