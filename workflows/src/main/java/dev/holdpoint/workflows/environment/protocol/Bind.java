package dev.holdpoint.workflows.environment.protocol;

/** What a run fixed; told once after it observed. */
public record Bind(String holder, String runId, Bound bound) {}
