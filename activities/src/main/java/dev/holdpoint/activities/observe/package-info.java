/**
 * A stretch of measuring: many sources at one pace, each with its own deadline, and what they
 * brought. Nothing here judges; a hint only ends a stretch early.
 */
@NullMarked
package dev.holdpoint.activities.observe;

import org.jspecify.annotations.NullMarked;
