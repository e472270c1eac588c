package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.judge.Verdict;
import java.time.Instant;

/** A check's verdict and what was seen, in one sentence a person can act on. */
public record CheckResult(String check, Verdict verdict, String sentence, Instant at) {}
