/**
 * The postgres adapter against a real server that these tests start.
 *
 * <p>Nothing is faked: locks, dead sessions, full disks and old clients are the real ones.
 */
@NullMarked
package dev.holdpoint.activities.postgres;

import org.jspecify.annotations.NullMarked;
