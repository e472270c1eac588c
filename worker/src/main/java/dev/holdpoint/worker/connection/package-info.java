/**
 * Where Temporal is and how to get in: settings, profiles, clients. What is said to Temporal, and
 * who says it, is elsewhere.
 */
@NullMarked
package dev.holdpoint.worker.connection;

import org.jspecify.annotations.NullMarked;
