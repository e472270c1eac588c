/**
 * What works without Temporal: the adapters called in this very process, for the day when the
 * server is down. Whoever can reach a server has runs do this, which remember and are seen.
 */
@NullMarked
package dev.holdpoint.worker.direct;

import org.jspecify.annotations.NullMarked;
