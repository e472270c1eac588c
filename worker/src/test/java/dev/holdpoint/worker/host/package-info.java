/**
 * The parts of the demo, started for real.
 *
 * <p>What is missing on a machine is skipped by name there, and fails with CI=true.
 */
@NullMarked
package dev.holdpoint.worker.host;

import org.jspecify.annotations.NullMarked;
