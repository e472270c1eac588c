package dev.holdpoint.workflows.status;

import java.time.Instant;

/**
 * A hold in progress.
 *
 * @param share per cent the candidate gets
 * @param requests measured at the candidate since the last shift
 * @param samples taken of it
 * @param extended whether it goes on for a second time because too little was measured
 */
public record HoldStatus(
        String step,
        int share,
        Instant started,
        Instant ends,
        long requests,
        int samples,
        boolean extended) {}
