/**
 * Counters as a metrics source shows them, and how many requests that makes: exact increments,
 * resets seen. Nothing here asks a source.
 */
@NullMarked
package dev.holdpoint.activities.counter;

import org.jspecify.annotations.NullMarked;
