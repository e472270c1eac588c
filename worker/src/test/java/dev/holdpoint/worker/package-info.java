/**
 * What tests of this module share: the packaged folder, as the build has just made it. What one
 * kind of test needs lies beside it.
 */
@org.jspecify.annotations.NullMarked
package dev.holdpoint.worker;
