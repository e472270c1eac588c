/**
 * One pass through what commands and the worker do, for JVMs that record which classes that takes.
 * When it is done, and what becomes of the records, is the affair of {@code libexec/rehearse}.
 */
@NullMarked
package dev.holdpoint.worker.rehearsal;

import org.jspecify.annotations.NullMarked;
