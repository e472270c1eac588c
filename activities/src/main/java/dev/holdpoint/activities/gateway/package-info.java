/**
 * A small HTTP gateway that splits traffic between slots by exact weights, and the adapter that
 * sets it. It is for the demo and for a service on one machine; it terminates no TLS and passes no
 * WebSocket on.
 */
@NullMarked
package dev.holdpoint.activities.gateway;

import org.jspecify.annotations.NullMarked;
