/**
 * Commands of a team's own, run without a shell: once per key where they change something, and
 * found again by whoever retries. What an exit code means to a deployment is not decided here.
 */
@NullMarked
package dev.holdpoint.activities.command;

import org.jspecify.annotations.NullMarked;
