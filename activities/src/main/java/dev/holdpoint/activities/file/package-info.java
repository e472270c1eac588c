/**
 * Checks that look at a file, such as a report that another tool left.
 *
 * <p>Nothing is written here, and nothing outside of the worker's own machine is read.
 */
@NullMarked
package dev.holdpoint.activities.file;

import org.jspecify.annotations.NullMarked;
