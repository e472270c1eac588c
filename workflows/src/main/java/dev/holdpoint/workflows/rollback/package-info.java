/**
 * Bringing stable back, as a workflow of its own that outlives whoever asked for it. When to start
 * one is decided by the environment alone.
 */
@NullMarked
package dev.holdpoint.workflows.rollback;

import org.jspecify.annotations.NullMarked;
