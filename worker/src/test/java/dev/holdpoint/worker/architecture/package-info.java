/**
 * The arrows of the architecture, as tests over the compiled classes of all modules.
 *
 * <p>No behaviour is tested here.
 */
@NullMarked
package dev.holdpoint.worker.architecture;

import org.jspecify.annotations.NullMarked;
