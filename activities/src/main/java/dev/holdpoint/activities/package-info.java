/**
 * The effects: one small adapter for each outside system that a deployment touches.
 *
 * <p>Nothing is decided here: an adapter does one thing, says what came of it, and leaves the rest
 * to the workflows.
 */
@NullMarked
package dev.holdpoint.activities;

import org.jspecify.annotations.NullMarked;
