/**
 * Checks that ask something over HTTP.
 *
 * <p>An answer is judged here, one request at a time or several in a row; what a failed check leads
 * to is not decided here.
 */
@NullMarked
package dev.holdpoint.activities.http;

import org.jspecify.annotations.NullMarked;
