package dev.holdpoint.activities.http;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where a check asks. */
final class Address {
    private Address() {}

    /** The url as it stands, or the path at the slot's or the environment's address. */
    static HttpUrl of(AdapterCall call, HttpSettings settings) {
        var text = settings.url() == null ? base(call) + settings.path() : settings.url();
        var url = HttpUrl.parse(text);
        if (url == null) {
            throw misconfigured(call, "is no http address");
        }
        return url;
    }

    private static String base(AdapterCall call) {
        var slot = call.target().slot();
        @Nullable String address = slot == null ? null : call.target().slots().get(slot);
        var base = address == null ? call.reference("url").orElse(null) : address;
        if (base == null) {
            throw misconfigured(
                    call,
                    "has a path but no address here: neither a slot nor the environment's url");
        }
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private static ApplicationFailure misconfigured(AdapterCall call, String why) {
        return ApplicationFailure.newNonRetryableFailure(
                "The http check of %s %s. Mend the service document."
                        .formatted(call.target().service(), why),
                Errors.MISCONFIGURED);
    }
}
