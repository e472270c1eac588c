/**
 * Metrics from requests of our own, for services that show none. Users' requests are not seen here.
 */
@NullMarked
package dev.holdpoint.activities.probe;

import org.jspecify.annotations.NullMarked;
