package dev.holdpoint.workflows.judge;

import java.time.Instant;

/** One run of a check during a hold. */
public record CheckSample(
        String check, String slot, Instant at, Verdict verdict, String sentence) {}
