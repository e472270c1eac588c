/**
 * The commands of {@code holdpoint}. Each is a comfort: whatever a person can do is done by the
 * same starts, updates and queries that Temporal's own tools send.
 */
@NullMarked
package dev.holdpoint.worker.cli;

import org.jspecify.annotations.NullMarked;
