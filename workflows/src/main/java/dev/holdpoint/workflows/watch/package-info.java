/**
 * Watching what was delivered, as a workflow of its own that outlives the run. When to start one is
 * decided by the environment alone.
 */
@NullMarked
package dev.holdpoint.workflows.watch;

import org.jspecify.annotations.NullMarked;
