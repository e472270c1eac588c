package dev.holdpoint.workflows.environment.protocol;

/**
 * What a run is about to change, told before the first effect.
 *
 * @param kind the step kind, for {@code when: {reached: …}}
 */
public record Intend(String holder, String runId, String step, String kind, String sentence) {}
