package dev.holdpoint.workflows.runbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A share of traffic in whole per cent, 0 to 100. */
public record Share(@JsonValue int percent) {
    public static final Share NONE = new Share(0);
    public static final Share ALL = new Share(100);

    @JsonCreator
    public Share {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("share must be 0 to 100 per cent, was " + percent);
        }
    }

    @Override
    public String toString() {
        return percent + " %";
    }
}
