/**
 * Notices posted as JSON to an address.
 *
 * <p>The address is a credential: neither it nor what is sent to it stands in a message or a
 * history. Who is told what is not decided here.
 */
@NullMarked
package dev.holdpoint.activities.webhook;

import org.jspecify.annotations.NullMarked;
