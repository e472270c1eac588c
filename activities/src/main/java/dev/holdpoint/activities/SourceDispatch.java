package dev.holdpoint.activities;

import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Versions to artifacts by whichever adapter the service names. The compiler uses it, so it needs
 * no activity around it.
 */
public final class SourceDispatch {
    /** It becomes an argument of programs, so it must not look like an option. */
    private static final Pattern VERSION = Pattern.compile("[\\p{Alnum}][\\p{Graph}]*");

    private final Adapters adapters;

    public SourceDispatch(Adapters adapters) {
        this.adapters = adapters;
    }

    /**
     * The artifact of a version; an unknown one is refused as misconfigured.
     *
     * @param told of progress, for a heartbeat; it may throw to stop
     */
    public Artifact resolve(String service, Binding source, String version, Consumer<String> told) {
        if (!VERSION.matcher(version).matches()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Version '%s' of %s is refused: a version begins with a letter or digit and has no spaces."
                            .formatted(version, service),
                    Errors.MISCONFIGURED);
        }
        var target = new Target(service, null, source, null, Map.of(), Map.of("version", version));
        return adapters.find(SourceAdapter.class, target)
                .resolve(new AdapterCall(target, null, told));
    }
}
