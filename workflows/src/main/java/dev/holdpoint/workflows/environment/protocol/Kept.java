package dev.holdpoint.workflows.environment.protocol;

import java.time.Instant;

/** The slot that went out of use and is kept for the way back. */
public record Kept(String slot, String version, Instant until) {}
