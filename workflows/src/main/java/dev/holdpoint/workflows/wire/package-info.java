/**
 * What goes over the wire to and from people and Temporal: names, converters, strict reading. What
 * the messages mean is decided elsewhere.
 */
@NullMarked
package dev.holdpoint.workflows.wire;

import org.jspecify.annotations.NullMarked;
