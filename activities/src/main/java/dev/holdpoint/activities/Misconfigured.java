package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Target;
import io.temporal.failure.ApplicationFailure;

/** The failure that sends a person to the service document. */
public final class Misconfigured {
    private Misconfigured() {}

    /** A final failure that sends a person to the request: there is no such version. */
    static ApplicationFailure unknownVersion(Target target, String why) {
        return ApplicationFailure.newNonRetryableFailure(
                "Source %s of %s: %s. Ask for a version that is there, or make this one."
                        .formatted(target.adapter().adapter(), target.service(), why),
                Errors.MISCONFIGURED);
    }

    /** A final failure that names the adapter, the service and what is wrong. */
    public static ApplicationFailure failure(Target target, String why) {
        var message =
                "Adapter %s of %s%s: %s. Mend the service document."
                        .formatted(
                                target.adapter().adapter(),
                                target.service(),
                                target.environment() == null ? "" : "@" + target.environment(),
                                why);
        return ApplicationFailure.newNonRetryableFailure(message, Errors.MISCONFIGURED);
    }
}
