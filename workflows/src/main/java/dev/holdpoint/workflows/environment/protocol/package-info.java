/**
 * What runs and their environment tell each other, and the facts that these messages carry. Who may
 * hold an environment, and what happens when its holder is gone, is not here.
 */
@NullMarked
package dev.holdpoint.workflows.environment.protocol;

import org.jspecify.annotations.NullMarked;
