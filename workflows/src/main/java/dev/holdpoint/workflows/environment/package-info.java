/**
 * The one long-lived workflow of a service in an environment: its memory, its lock, and the
 * guardian that starts every rollback. It measures and changes nothing itself.
 */
@NullMarked
package dev.holdpoint.workflows.environment;

import org.jspecify.annotations.NullMarked;
