package dev.holdpoint.activities.observe;

import dev.holdpoint.workflows.port.Observation;

/**
 * A heartbeat: a sentence for people, and all that a next try needs to go on without counting
 * anything twice.
 */
public record Beat(String progress, Observation sofar) {}
