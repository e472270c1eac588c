/**
 * Whether a signed approval is that of the person it names, by the People document as it is now.
 * What is signed is written in the module workflows, how signatures are checked in activities.
 */
@NullMarked
package dev.holdpoint.worker.approval;

import org.jspecify.annotations.NullMarked;
