package dev.holdpoint.workflows.runbook;

import com.fasterxml.jackson.annotation.JsonValue;

/** The pinned workflow types a stage can run as; the names are the wire names. */
public enum StageType {
    PRE_DEPLOYMENT_VALIDATION("PreDeploymentValidation"),
    STAGING_DEPLOYMENT("StagingDeployment"),
    PRODUCTION_DEPLOYMENT("ProductionDeployment"),
    POST_DEPLOYMENT_VALIDATION("PostDeploymentValidation");

    private final String wireName;

    StageType(String wireName) {
        this.wireName = wireName;
    }

    /** The workflow type as people and histories know it. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Whether the rules of the decision matrix are judged in stages of this type. */
    public boolean judged() {
        return this == PRODUCTION_DEPLOYMENT || this == POST_DEPLOYMENT_VALIDATION;
    }
}
