package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.runbook.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with its reasons, complete enough to be judged again offline.
 *
 * @param rule the row's id, or {@code share} for the standing rule on the measured share
 * @param action what the row says to do on FAIL
 * @param measured the value compared, in the metric's base unit; null when there was none
 * @param requests counted in the window
 * @param samples in the window
 * @param breaching whether the limit is crossed now, even where it does not fail yet
 * @param sentence value, comparison, limit, window and samples in words
 */
public record RuleVerdict(
        String rule,
        Verdict verdict,
        Rule.Action action,
        @Nullable Double measured,
        long requests,
        int samples,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean breaching,
        String sentence) {}
