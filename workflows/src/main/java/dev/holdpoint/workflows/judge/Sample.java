package dev.holdpoint.workflows.judge;

import java.time.Instant;

/**
 * One measurement.
 *
 * @param slot the slot it was taken of, or {@code service} on a platform without slots
 * @param from start of the interval by the source's clock
 * @param to end of the interval by the source's clock
 * @param synthetic whether our own requests made it
 */
public record Sample(
        String metric, String slot, Instant from, Instant to, Reading reading, boolean synthetic) {}
