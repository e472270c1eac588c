package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.runbook.Rule;

/**
 * A row of the decision matrix as it will be judged.
 *
 * @param id {@code rule-<n>} in the runbook's order
 * @param atLeast the requests it takes for a verdict; 0 where requests are not counted
 * @param sentence the row in words: {@code error-rate above 5 % for 2 min → ask}
 */
public record PlannedRule(String id, Rule rule, int atLeast, String sentence) {}
