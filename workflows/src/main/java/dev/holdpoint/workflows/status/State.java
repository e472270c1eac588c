package dev.holdpoint.workflows.status;

import com.fasterxml.jackson.annotation.JsonValue;

/** The closed set of states, also the values of the search attribute {@code HoldpointState}. */
public enum State {
    COMPILING("Compiling"),
    WAITING_WINDOW("WaitingWindow"),
    WAITING_ENVIRONMENT("WaitingEnvironment"),
    RUNNING("Running"),
    HOLDING("Holding"),
    WAITING_PERSON("WaitingPerson"),
    PAUSED("Paused"),
    ROLLING_BACK("RollingBack"),
    ROLLBACK_FAILED("RollbackFailed"),
    DELIVERED("Delivered"),
    ROLLED_BACK("RolledBack"),
    STOPPED("Stopped"),
    FREE("Free");

    private final String wireName;

    State(String wireName) {
        this.wireName = wireName;
    }

    /** As the search attribute and the status write it. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The values of {@code HoldpointAwaiting}. */
    public String awaiting() {
        return switch (this) {
            case WAITING_PERSON, ROLLBACK_FAILED, PAUSED -> "person";
            case WAITING_WINDOW -> "window";
            case WAITING_ENVIRONMENT -> "environment";
            case COMPILING, RUNNING, HOLDING, ROLLING_BACK, DELIVERED, ROLLED_BACK, STOPPED, FREE ->
                    "none";
        };
    }
}
