package dev.holdpoint.workflows.approval;

/**
 * What is decided: one step of one run of one plan, and where it leads.
 *
 * @param deployment the id of the run's workflow, which a later run may have too
 * @param run the run itself, which no other one is
 * @param plan the hash of the plan
 */
public record Subject(
        String service,
        String deployment,
        String run,
        String plan,
        String step,
        String environment) {}
