/**
 * Metrics read from the services themselves, in the text format that Prometheus scrapes. No store
 * stands between.
 */
@NullMarked
package dev.holdpoint.activities.openmetrics;

import org.jspecify.annotations.NullMarked;
