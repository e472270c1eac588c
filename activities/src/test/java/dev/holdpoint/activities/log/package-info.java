/** Notices into a log that the test reads back. Nothing is mocked. */
@NullMarked
package dev.holdpoint.activities.log;

import org.jspecify.annotations.NullMarked;
