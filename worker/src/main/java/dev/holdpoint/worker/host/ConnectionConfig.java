package dev.holdpoint.worker.host;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The keys {@code temporal.connection.*}.
 *
 * @param target host and port, or {@code local}
 * @param enableHttps TLS on or off; null leaves it as found
 * @param apiKey for Temporal Cloud; turns TLS on
 */
@ConfigurationProperties("temporal.connection")
public record ConnectionConfig(
        @Nullable String target, @Nullable Boolean enableHttps, @Nullable String apiKey) {

    /** Names what is set, never the key. */
    @Override
    public String toString() {
        return "ConnectionConfig[target=%s, enableHttps=%s]".formatted(target, enableHttps);
    }
}
