/**
 * A world in memory behind every port, plans made by hand, and a Temporal server that skips time.
 *
 * <p>No outside system and no document is here: what adapters and the compiler do has its own
 * tests.
 */
@NullMarked
package dev.holdpoint.workflows.scene;

import org.jspecify.annotations.NullMarked;
