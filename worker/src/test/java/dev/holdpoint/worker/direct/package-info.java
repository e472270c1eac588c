/**
 * Where a rollback without Temporal leads, and its records. The rollback itself is an acceptance
 * test.
 */
@NullMarked
package dev.holdpoint.worker.direct;

import org.jspecify.annotations.NullMarked;
