/**
 * What is known of a release that is given up, in files for whoever looks for the cause later. When
 * it is kept is decided by the workflows; what a log holds is the adapter's.
 */
@NullMarked
package dev.holdpoint.worker.evidence;

import org.jspecify.annotations.NullMarked;
