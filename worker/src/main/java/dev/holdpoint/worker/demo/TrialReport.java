package dev.holdpoint.worker.demo;

import org.jspecify.annotations.Nullable;

/**
 * What became of one deployment.
 *
 * @param outcome {@code Delivered} or the type of the failure
 * @param asItShould whether the outcome, and the way to it, is the scenario's
 * @param seconds from its start to its end
 * @param secondsFromFirstBadToVerdict from the first request that the version failed to the
 *     verdict; null where there was none
 * @param secondsFromDecisionToProven from the decision to the proof that stable serves; null where
 *     there was no rollback
 */
public record TrialReport(
        String id,
        String version,
        String story,
        String outcome,
        boolean asItShould,
        String sentence,
        double seconds,
        @Nullable Double secondsFromFirstBadToVerdict,
        @Nullable Double secondsFromDecisionToProven) {}
