/**
 * Metrics kept by Prometheus: raw points of selectors, counted exactly. PromQL's own rates are not
 * used.
 */
@NullMarked
package dev.holdpoint.activities.prometheus;

import org.jspecify.annotations.NullMarked;
