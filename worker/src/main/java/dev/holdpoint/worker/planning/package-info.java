/**
 * From a request to a plan where documents and sources can be reached: for the worker's activity
 * and the command line alike. How documents are read and compiled is written in the module
 * runbooks.
 */
@NullMarked
package dev.holdpoint.worker.planning;

import org.jspecify.annotations.NullMarked;
