package dev.holdpoint.activities.process;

import dev.holdpoint.activities.AdapterCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The return to stable as lines of a shell. The release is started by the supervisor of its last
 * launch, so that the worker, once back, knows it again.
 */
final class ByHand {
    private ByHand() {}

    static List<String> lines(ProcessSlot slot) {
        // so that it does not find the shell it is typed into, which also says "start"
        var pattern = slot.folder().folder() + "/launch-[0-9]+/supervise.sh (own|shared) ";
        var lines = new ArrayList<String>();
        lines.add("# stop what runs in %s".formatted(slot.name()));
        lines.add("pkill -TERM -f '%s'".formatted(pattern));
        lines.add("while pgrep -f '%s' >/dev/null; do sleep 1; done".formatted(pattern));
        if (slot.call().reference("stable.artifact").isEmpty()) {
            lines.add("# nothing ran there before, so there is nothing to start again");
            return lines;
        }
        var stable = Stable.of(slot);
        lines.add("# start %s again".formatted(slot.required("stable.version")));
        lines.add(
                stable.launch()
                        .map(launch -> start(slot, stable.call(), launch))
                        .orElse("# its launch is no longer kept; start it as its document says"));
        return lines;
    }

    private static String start(ProcessSlot slot, AdapterCall call, Launch launch) {
        var settings = slot.settings();
        var directory = settings.directory();
        var port = slot.port().map(it -> "PORT=" + it).stream();
        var environment =
                settings.environment().entrySet().stream()
                        .map(it -> it.getKey() + "=" + call.shellWord(it.getValue()));
        var supervisor =
                Stream.of(
                        "sh",
                        launch.script().toString(),
                        "start",
                        Integer.toString(settings.restarts()),
                        Long.toString(settings.drain().toSeconds()),
                        Long.toString(settings.logMegabytes() * 1024L * 1024L));
        var run = settings.run().stream();
        return "cd %s && %s"
                .formatted(
                        call.shellWord(directory == null ? launch.folder().toString() : directory),
                        Stream.of(
                                        Stream.of("env"),
                                        port,
                                        environment,
                                        Stream.concat(supervisor, run).map(call::shellWord))
                                .flatMap(words -> words)
                                .collect(Collectors.joining(" ")));
    }
}
