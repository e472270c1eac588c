package dev.holdpoint.workflows.runbook;

import java.time.Duration;

/** A recurring progress notice: every {@code every}, to the notice target {@code to}. */
public record Progress(Duration every, String to) {}
