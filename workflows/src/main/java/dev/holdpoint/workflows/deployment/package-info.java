/**
 * The run as a whole: compile, stages in order, what follows from how each ends, and what people
 * see of it. What a stage does inside is its own business.
 */
@NullMarked
package dev.holdpoint.workflows.deployment;

import org.jspecify.annotations.NullMarked;
