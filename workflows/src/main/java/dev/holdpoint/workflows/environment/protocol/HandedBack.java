package dev.holdpoint.workflows.environment.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a hand-back.
 *
 * @param rollback the rollback that has begun meanwhile, by workflow id; null when the environment
 *     was handed back
 */
public record HandedBack(@Nullable String rollback) {}
