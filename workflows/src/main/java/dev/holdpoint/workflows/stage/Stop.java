package dev.holdpoint.workflows.stage;

import org.jspecify.annotations.Nullable;

/** The one decision that ends a stage before its last step; the first one counts. */
public final class Stop {
    private @Nullable Ending ending;

    /** Decides; a later decision changes nothing. */
    public void decide(Ending decision) {
        if (ending == null) {
            ending = decision;
        }
    }

    /** Whether it has been decided. */
    public boolean decided() {
        return ending != null;
    }

    /** The decision; null while there is none. */
    public @Nullable Ending ending() {
        return ending;
    }
}
