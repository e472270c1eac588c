/**
 * The example documents held against the adapters that ship. The language itself is tested where it
 * is read, with adapters made for the tests.
 */
@NullMarked
package dev.holdpoint.worker.documents;

import org.jspecify.annotations.NullMarked;
