/**
 * What a person signs to approve, and what is kept of it. Who holds which key is written in People,
 * and signatures are checked by an activity; nothing here knows either.
 */
@NullMarked
package dev.holdpoint.workflows.approval;

import org.jspecify.annotations.NullMarked;
