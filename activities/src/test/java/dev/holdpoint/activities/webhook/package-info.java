/** Deliveries to a real HTTP server on this machine. No outside address is called. */
@NullMarked
package dev.holdpoint.activities.webhook;

import org.jspecify.annotations.NullMarked;
