package dev.holdpoint.activities.process;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The release to return to.
 *
 * @param call the call with {@code ${version}} and the rest standing for the stable release
 * @param launch its last launch in this slot; empty when that is no longer kept
 */
record Stable(AdapterCall call, Optional<Launch> launch) {
    private static final Pattern OF_ITS_FILES = Pattern.compile("\\$\\{(workspace|commit)}");

    static Stable of(ProcessSlot slot) {
        var artifact = slot.required("stable.artifact");
        var launch =
                slot.folder().launches().stream()
                        .filter(it -> it.started().artifact().equals(artifact))
                        .findFirst();
        Map<String, String> references = new HashMap<>();
        references.put("version", slot.required("stable.version"));
        references.put("artifact", artifact);
        launch.map(Launch::started).ifPresent(started -> remember(references, started));
        return new Stable(slot.call().part("stable", references), launch);
    }

    /** The call that starts it; refused where its files are no longer known. */
    AdapterCall startable() {
        var settings = call.target().adapter().settings().toString();
        if (launch.isEmpty() && OF_ITS_FILES.matcher(settings).find()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Returning to %s: it was never started here, so its files are not known. Deploy that version anew."
                            .formatted(call.reference("version").orElse("stable")),
                    Errors.REFUSED);
        }
        return call;
    }

    private static void remember(Map<String, String> references, Started started) {
        if (started.commit() != null) {
            references.put("commit", started.commit());
        }
        if (started.workspace() != null) {
            references.put("workspace", started.workspace());
        }
    }
}
