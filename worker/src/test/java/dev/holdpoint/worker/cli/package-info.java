/**
 * The commands, given the words of people, against a server of their own where they speak to one.
 *
 * <p>What is missing on a machine is skipped by name there, and fails with CI=true.
 */
@NullMarked
package dev.holdpoint.worker.cli;

import org.jspecify.annotations.NullMarked;
