package dev.holdpoint.activities.counter;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * A raw value of a series; in a cursor an array of two numbers.
 *
 * @param at milliseconds since the epoch by the source's clock
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Point(long at, double value) {}
