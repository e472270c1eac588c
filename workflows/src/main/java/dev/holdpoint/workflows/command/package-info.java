/**
 * What people may tell a run: commands, the strict reading of them, and how they are numbered and
 * acknowledged between a deployment and its stage. What a command does is decided where it acts.
 */
@NullMarked
package dev.holdpoint.workflows.command;

import org.jspecify.annotations.NullMarked;
