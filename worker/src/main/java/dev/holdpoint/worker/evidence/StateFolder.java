package dev.holdpoint.worker.evidence;

import java.nio.file.Path;

/** Where worker and command keep what outlives them: {@code holdpoint.state}. */
public final class StateFolder {
    private static final String PROPERTY = "holdpoint.state";
    private static final String VARIABLE = "HOLDPOINT_STATE";

    private StateFolder() {}

    /** A folder in it, as told by property or variable, else in the state folder of this user. */
    public static Path of(String name) {
        var told = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        var state =
                told == null || told.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "state", "holdpoint")
                        : Path.of(told);
        return state.toAbsolutePath().resolve(name);
    }
}
