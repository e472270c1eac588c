package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code current} says runs at one place.
 *
 * @param version null where what was printed does not tell
 * @param printed what was printed, cut to a line
 */
record Live(
        boolean running,
        @Nullable String version,
        @Nullable String artifact,
        Map<String, String> outputs,
        String printed) {

    private static final Pattern DIGEST =
            Pattern.compile("\\S*[a-z0-9]+:[0-9a-f]{32,}|[0-9a-f]{40}");
    private static final int SHOWN = 120;

    /** Nothing is known of it. */
    static Live unknown() {
        return new Live(true, null, null, Map.of(), "not known");
    }

    static Live of(AdapterCall call, Printed printed, Map<String, String> pointers) {
        if (printed.text().isEmpty()) {
            return new Live(false, null, null, Map.of(), "nothing");
        }
        return printed.isJson() ? ofJson(call, printed, pointers) : ofLine(call, printed);
    }

    /** Whether this is what the call would start. */
    boolean is(AdapterCall call, String versionName, String artifactName, Set<String> needed) {
        return running
                && outputs.keySet().containsAll(needed)
                && (equal(version, call.reference(versionName))
                        || equal(artifact, call.reference(artifactName)));
    }

    private static Live ofJson(AdapterCall call, Printed printed, Map<String, String> pointers) {
        var all = new LinkedHashMap<>(Map.of("version", "/version", "artifact", "/artifact"));
        all.putAll(pointers);
        var outputs = new LinkedHashMap<>(printed.outputs(all));
        var version = outputs.remove("version");
        var artifact = outputs.remove("artifact");
        var shown = "version %s, artifact %s".formatted(version, artifact);
        return named(call, new Live(true, version, artifact, outputs, shown));
    }

    private static Live ofLine(AdapterCall call, Printed printed) {
        var line = printed.line().filter(text -> text.length() <= SHOWN && !text.contains(" "));
        var shown = printed.text().lines().findFirst().orElse("");
        var cut = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
        var artifact = line.filter(text -> isArtifact(call, text)).orElse(null);
        var version = artifact == null ? line.orElse(null) : null;
        return named(call, new Live(true, version, artifact, Map.of(), cut));
    }

    /** With the other of version and artifact, where the references know the pair. */
    private static Live named(AdapterCall call, Live live) {
        for (var of : new String[] {"", "stable."}) {
            var version = call.reference(of + "version");
            var artifact = call.reference(of + "artifact");
            if (equal(live.artifact, artifact) && live.version == null) {
                return new Live(
                        true, version.orElse(null), live.artifact, live.outputs, live.printed);
            }
            if (equal(live.version, version) && live.artifact == null) {
                return new Live(
                        true, live.version, artifact.orElse(null), live.outputs, live.printed);
            }
        }
        return live;
    }

    private static boolean isArtifact(AdapterCall call, String text) {
        return DIGEST.matcher(text).matches()
                || equal(text, call.reference("artifact"))
                || equal(text, call.reference("stable.artifact"));
    }

    private static boolean equal(@Nullable String found, Optional<String> wanted) {
        return found != null
                && wanted.filter(want -> found.equals(want) || found.endsWith("@" + want))
                        .isPresent();
    }
}
