/**
 * Deployments on real parts while one of the parts breaks, at every moment, compared by what the
 * outside counted. Which parts there are and how often is said here; nothing here knows how the
 * engine works.
 */
@NullMarked
package dev.holdpoint.worker.chaos;

import org.jspecify.annotations.NullMarked;
