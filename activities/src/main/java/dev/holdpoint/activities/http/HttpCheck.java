package dev.holdpoint.activities.http;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.CheckAdapter;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Asks over HTTP and compares the answer; redirects are answers, not followed. */
public final class HttpCheck implements CheckAdapter {
    /** Every request on a connection of its own, as a new user would come. */
    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                    .followRedirects(false)
                    .build();

    @Override
    public String name() {
        return "http";
    }

    @Override
    public CheckResult check(AdapterCall call, CheckCall check) {
        var settings = call.settings(HttpSettings.class);
        var attempt = new Attempt(http, Address.of(call, settings), settings);
        var finding = new Series(settings, attempt, call).run(check.limit());
        return new CheckResult(
                check.name(), finding.verdict(), call.redact(finding.sentence()), Instant.now());
    }
}
