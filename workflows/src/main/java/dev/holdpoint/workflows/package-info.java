/**
 * The deployment as Temporal runs it: what is decided, in which order, and what is remembered.
 *
 * <p>No outside system is touched here: effects are ports, carried out by the activities module.
 */
@NullMarked
package dev.holdpoint.workflows;

import org.jspecify.annotations.NullMarked;
