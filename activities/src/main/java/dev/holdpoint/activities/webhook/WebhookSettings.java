package dev.holdpoint.activities.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@code notice: webhook}.
 *
 * @param url where to post; usually a secret
 * @param send headers of the request
 * @param template the JSON to post, with placeholders; null for Slack's
 * @param timeout how long the delivery may take
 */
record WebhookSettings(
        String url, Map<String, String> send, @Nullable JsonNode template, Duration timeout) {

    WebhookSettings {
        Objects.requireNonNull(url, "a webhook needs a url");
        send = send == null ? Map.of() : Map.copyOf(send);
        timeout = timeout == null ? Duration.ofSeconds(5) : timeout;
        if (HttpUrl.parse(url) == null) {
            throw new IllegalArgumentException("its url is no http address");
        }
        if (template != null) {
            Template.check(template);
        }
    }

    HttpUrl address() {
        return Objects.requireNonNull(HttpUrl.parse(url));
    }
}
