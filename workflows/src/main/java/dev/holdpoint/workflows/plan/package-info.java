/**
 * What a run will do, compiled before anything starts, frozen and hashed. Nothing here reads a
 * document or the world; the compiler in the runbooks module makes these values.
 */
@NullMarked
package dev.holdpoint.workflows.plan;

import org.jspecify.annotations.NullMarked;
