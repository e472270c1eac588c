package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Release;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What runs at several places, as one release; where they differ nobody can tell the version. */
final class Lives {
    private Lives() {}

    static Release release(AdapterCall call, Map<String, Live> seen) {
        var outputs = new LinkedHashMap<String, String>();
        seen.values().forEach(live -> outputs.putAll(live.outputs()));
        boolean everywhere = seen.values().stream().allMatch(Live::running);
        return new Release(
                call.target().slot(),
                seen.values().stream().anyMatch(Live::running),
                everywhere ? common(seen, Live::version) : null,
                everywhere ? common(seen, Live::artifact) : null,
                outputs,
                seen.entrySet().stream()
                        .map(one -> one.getKey() + ": current printed " + one.getValue().printed())
                        .collect(Collectors.joining("; ")));
    }

    private static @Nullable String common(
            Map<String, Live> seen, Function<Live, @Nullable String> part) {
        var first = part.apply(seen.values().iterator().next());
        return seen.values().stream().allMatch(live -> Objects.equals(first, part.apply(live)))
                ? first
                : null;
    }
}
