package dev.holdpoint.workflows.status;

import dev.holdpoint.workflows.plan.PlannedFreeze;

/** Freezes as people read them. */
public final class FreezeText {
    private FreezeText() {}

    /** {@code freeze year-end until 2027-01-04 07:00:00 UTC: nobody is at work}. */
    public static String of(PlannedFreeze freeze) {
        return "freeze %s until %s: %s"
                .formatted(freeze.name(), TimeText.of(freeze.to()), freeze.reason());
    }
}
