/**
 * Releases that are commits of a git repository, read with the git program of the worker. Nothing
 * is ever written to the repository.
 */
@NullMarked
package dev.holdpoint.activities.git;

import org.jspecify.annotations.NullMarked;
