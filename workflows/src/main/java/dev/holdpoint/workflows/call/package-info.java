/**
 * How a workflow calls the world: ports as stubs with time limits and summaries, the clock, and
 * what a failed call says. What to call and what follows from it is not here.
 */
@NullMarked
package dev.holdpoint.workflows.call;

import org.jspecify.annotations.NullMarked;
