package dev.holdpoint.activities.process;

import dev.holdpoint.activities.AdapterCall;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether everything that a start of stable takes is still there. */
final class WayBack {
    private static final String FILES = "${workspace}";

    private WayBack() {}

    /** What is missing; empty when nothing is. */
    static Optional<String> missing(ProcessSlot slot) {
        if (slot.call().reference("stable.artifact").isEmpty()) {
            return Optional.of("nobody knows which artifact runs there");
        }
        var stable = Stable.of(slot);
        try {
            var call = stable.startable();
            return files(call).or(() -> directory(slot, call)).or(() -> program(slot, call));
        } catch (ApplicationFailure e) {
            return Optional.of(e.getOriginalMessage());
        }
    }

    private static Optional<String> files(AdapterCall call) {
        boolean needed = call.target().adapter().settings().toString().contains(FILES);
        return call.reference("workspace")
                .filter(_ -> needed)
                .map(Path::of)
                .filter(path -> !Files.exists(path))
                .map(path -> "its files are gone: there is no %s any more".formatted(path));
    }

    private static Optional<String> directory(ProcessSlot slot, AdapterCall call) {
        return Optional.ofNullable(slot.settings().directory())
                .map(call::fill)
                .map(Path::of)
                .filter(path -> !Files.isDirectory(path))
                .map(path -> "it is to run in %s, which is gone".formatted(path));
    }

    private static Optional<String> program(ProcessSlot slot, AdapterCall call) {
        return Optional.of(call.fill(slot.settings().run().getFirst()))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .filter(path -> !Files.isExecutable(path))
                .map(path -> "its program %s is gone".formatted(path));
    }
}
