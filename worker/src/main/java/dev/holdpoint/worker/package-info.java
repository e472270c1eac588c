/**
 * The program: the Temporal worker, its configuration and the command line.
 *
 * <p>No procedure and no adapter is written here: this module only puts the others together.
 */
@NullMarked
package dev.holdpoint.worker;

import org.jspecify.annotations.NullMarked;
