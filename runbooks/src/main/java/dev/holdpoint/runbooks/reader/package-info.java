/**
 * The documents of the language, read by hand into records, every problem noted where it stands.
 * Whether a document that reads well also makes sense is the linter's business.
 */
@NullMarked
package dev.holdpoint.runbooks.reader;

import org.jspecify.annotations.NullMarked;
