package dev.holdpoint.workflows.status;

import java.time.Instant;

/** Something that happened, in one sentence. */
public record Event(Instant at, String text) {}
