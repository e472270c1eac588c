/**
 * What people see of a run: the status, its parts, and the run card rendered from it. Values only;
 * who fills them in is the run.
 */
@NullMarked
package dev.holdpoint.workflows.status;

import org.jspecify.annotations.NullMarked;
