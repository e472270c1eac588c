/**
 * Whether documents make sense: each runbook for itself, and a runbook with a service. Each rule is
 * a class of its own; none of them reads YAML or knows what an adapter does.
 */
@NullMarked
package dev.holdpoint.runbooks.linter;

import org.jspecify.annotations.NullMarked;
