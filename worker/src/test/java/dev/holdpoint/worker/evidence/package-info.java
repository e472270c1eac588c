/** What is kept of a release that is given up, by a release that is hard to ask. */
@NullMarked
package dev.holdpoint.worker.evidence;

import org.jspecify.annotations.NullMarked;
