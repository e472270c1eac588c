package dev.holdpoint.workflows.environment;

/**
 * How a watch ended.
 *
 * @param over whether nothing is left to watch; false when something else began in the environment
 */
public record WatchOutcome(String sentence, boolean over) {}
