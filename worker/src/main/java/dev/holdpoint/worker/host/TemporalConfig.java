package dev.holdpoint.worker.host;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The keys {@code temporal.*}, named as in Temporal's Spring starter.
 *
 * @param namespace null leaves it to {@code TEMPORAL_NAMESPACE} and the profile
 */
@ConfigurationProperties("temporal")
public record TemporalConfig(@Nullable String namespace) {}
