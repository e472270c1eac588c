/**
 * The documents a team writes, as facts: runbook, service, people. Reading them from YAML and
 * judging whether they make sense together is the business of the runbooks module.
 */
@NullMarked
package dev.holdpoint.workflows.runbook;

import org.jspecify.annotations.NullMarked;
