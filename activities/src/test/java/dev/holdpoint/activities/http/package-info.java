/** The http check against real HTTP servers on this machine. Nothing on the network is asked. */
@NullMarked
package dev.holdpoint.activities.http;

import org.jspecify.annotations.NullMarked;
