package dev.holdpoint.workflows.runbook;

import org.jspecify.annotations.Nullable;

/**
 * What takes a step's effect back.
 *
 * @param none why nothing has to; null when {@code command} names the undo
 * @param command a command of the service that undoes the step
 */
public record Undo(@Nullable String none, @Nullable String command) {}
