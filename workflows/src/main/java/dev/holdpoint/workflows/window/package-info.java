/**
 * When a window is open: days, times, a zone's changes of the clock, holidays. Who waits for it,
 * and who is exempt, is not here.
 */
@NullMarked
package dev.holdpoint.workflows.window;

import org.jspecify.annotations.NullMarked;
