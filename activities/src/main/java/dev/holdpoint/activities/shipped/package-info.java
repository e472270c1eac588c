/**
 * Which adapters come with Holdpoint: the one list that a new one is added to. How a target finds
 * its adapter is not here.
 */
@NullMarked
package dev.holdpoint.activities.shipped;

import org.jspecify.annotations.NullMarked;
