/**
 * What is wrong with a document: where it stands, what was found there and what was expected.
 * Nothing here knows how a document is read or judged.
 */
@NullMarked
package dev.holdpoint.runbooks.problem;

import org.jspecify.annotations.NullMarked;
