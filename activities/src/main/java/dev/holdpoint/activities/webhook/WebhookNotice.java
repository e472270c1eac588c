package dev.holdpoint.activities.webhook;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.NoticeAdapter;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Notice;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts a notice as JSON. 2xx is delivered; 408, 425, 429, 5xx and silence are tried again;
 * everything else is refused for good. The effect key goes along as {@code Idempotency-Key}, for
 * receivers that look at it.
 */
public final class WebhookNotice implements NoticeAdapter {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final long READ = 64 * 1024;
    private static final int SHOWN = 200;

    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .followRedirects(false)
                    .retryOnConnectionFailure(false)
                    .build();

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String deliver(AdapterCall call, Notice notice) {
        var settings = call.settings(WebhookSettings.class);
        var client = http.newBuilder().callTimeout(settings.timeout()).build();
        try (var answer = client.newCall(request(call, settings, notice)).execute()) {
            if (answer.isSuccessful()) {
                return "webhook at " + settings.address().host();
            }
            throw failure(call, settings, answer);
        } catch (IOException e) {
            throw ApplicationFailure.newFailure(
                    call.redact(
                            "%s could not be delivered: %s. It is tried again."
                                    .formatted(subject(settings), e.getMessage())),
                    "Unavailable");
        }
    }

    private static Request request(AdapterCall call, WebhookSettings settings, Notice notice) {
        var template = settings.template();
        var body = template == null ? Slack.body(notice) : Template.fill(template, notice);
        return new Request.Builder()
                .url(settings.address())
                .headers(Headers.of(settings.send()))
                .header("Idempotency-Key", call.key())
                .post(RequestBody.create(body.toString(), JSON))
                .build();
    }

    private static ApplicationFailure failure(
            AdapterCall call, WebhookSettings settings, Response answer) throws IOException {
        // what is cut before it is redacted may show half a secret
        var all = call.redact(answer.peekBody(READ).string().strip());
        var said = all.substring(0, Math.min(all.length(), SHOWN));
        var what =
                "%s was answered %d%s"
                        .formatted(
                                subject(settings),
                                answer.code(),
                                said.isEmpty() ? "" : " (" + said + ")");
        if (worthAnotherTry(answer.code())) {
            var again = ApplicationFailure.newBuilder().setType("Unavailable");
            retryAfter(answer).ifPresent(again::setNextRetryDelay);
            return again.setMessage(call.redact(what + ". It is tried again.")).build();
        }
        return ApplicationFailure.newNonRetryableFailure(
                call.redact(what + ". Mend the address or what is sent in the service document."),
                Errors.REFUSED);
    }

    private static boolean worthAnotherTry(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    /** Seconds only; a date is left to the usual pace. */
    private static Optional<Duration> retryAfter(Response answer) {
        return Optional.ofNullable(answer.header("Retry-After"))
                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static String subject(WebhookSettings settings) {
        return "The notice to the webhook at " + settings.address().host();
    }
}
