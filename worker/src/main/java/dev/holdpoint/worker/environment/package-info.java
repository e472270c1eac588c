/**
 * Talking to environments and looking at other workflows, as activities of the runs. What an
 * environment answers is decided by the environment.
 */
@NullMarked
package dev.holdpoint.worker.environment;

import org.jspecify.annotations.NullMarked;
