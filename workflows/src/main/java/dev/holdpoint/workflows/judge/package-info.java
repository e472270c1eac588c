/**
 * Decisions about measurements: pure functions from samples and rules to verdicts. Nothing here
 * measures, waits or acts.
 */
@NullMarked
package dev.holdpoint.workflows.judge;

import org.jspecify.annotations.NullMarked;
