/**
 * Traffic of services behind HAProxy, by its Runtime API on one or several balancers. Nothing here
 * edits HAProxy's configuration or reloads it.
 */
@NullMarked
package dev.holdpoint.activities.haproxy;

import org.jspecify.annotations.NullMarked;
