package dev.holdpoint.activities.directory;

/**
 * A folder of releases.
 *
 * @param root the folder in which each version has a folder of its name
 */
record DirectorySettings(String root) {}
