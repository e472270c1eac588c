/**
 * Releases that run as operating-system processes on the worker's own machine.
 *
 * <p>A small shell script watches over each release, so that nothing here has to live on for it to
 * be started again or drained.
 */
@NullMarked
package dev.holdpoint.activities.process;

import org.jspecify.annotations.NullMarked;
