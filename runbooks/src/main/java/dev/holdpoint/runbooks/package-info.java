/**
 * The runbook language: documents are read, checked with every problem named, and compiled.
 *
 * <p>Nothing runs here: what leaves this module is a plan or a list of problems.
 */
@NullMarked
package dev.holdpoint.runbooks;

import org.jspecify.annotations.NullMarked;
