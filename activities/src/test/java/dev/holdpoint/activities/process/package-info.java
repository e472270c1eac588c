/**
 * Real processes, started, killed and looked at. Nothing here stands in for the operating system.
 */
@NullMarked
package dev.holdpoint.activities.process;

import org.jspecify.annotations.NullMarked;
