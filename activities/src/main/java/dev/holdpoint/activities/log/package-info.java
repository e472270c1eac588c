/**
 * Notices into the worker's own log.
 *
 * <p>Where the log goes and how it looks is the worker's configuration, not decided here.
 */
@NullMarked
package dev.holdpoint.activities.log;

import org.jspecify.annotations.NullMarked;
