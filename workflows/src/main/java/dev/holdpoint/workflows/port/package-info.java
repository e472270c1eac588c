/**
 * What the workflows need from the world: activity interfaces and the facts that cross them.
 * Adapters behind them live in the activities module; no policy is here.
 */
@NullMarked
package dev.holdpoint.workflows.port;

import org.jspecify.annotations.NullMarked;
