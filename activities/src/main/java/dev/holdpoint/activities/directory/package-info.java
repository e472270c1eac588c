/**
 * Releases that lie in a folder, one folder for each version. How they got there is not our matter,
 * and nothing in them is changed.
 */
@NullMarked
package dev.holdpoint.activities.directory;

import org.jspecify.annotations.NullMarked;
