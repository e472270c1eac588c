/**
 * The worker process: configuration, start and stop, health, metrics. What it runs is written in
 * the other modules and only registered here.
 */
@NullMarked
package dev.holdpoint.worker.host;

import org.jspecify.annotations.NullMarked;
