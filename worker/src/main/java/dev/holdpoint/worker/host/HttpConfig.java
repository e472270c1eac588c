package dev.holdpoint.worker.host;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The keys {@code holdpoint.http.*}: where health and metrics are served.
 *
 * @param host which address of this machine
 * @param port 0 for any free one, which the start then tells
 */
@ConfigurationProperties("holdpoint.http")
public record HttpConfig(
        @Bindable(defaultValue = "127.0.0.1") String host,
        @Bindable(defaultValue = "8490") int port) {}
