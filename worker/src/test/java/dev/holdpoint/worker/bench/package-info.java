/**
 * How fast, how large and how many: deployments on real parts, measured, as {@code make bench} runs
 * it. What the numbers mean is said on the page they are written to; nothing here is a test of
 * right and wrong.
 */
@NullMarked
package dev.holdpoint.worker.bench;

import org.jspecify.annotations.NullMarked;
