package dev.holdpoint.workflows.environment.protocol;

/** Something else begins in the environment, told to its watch. */
public record Superseded(String by) {
    /** The signal that carries it. */
    public static final String SIGNAL = "superseded";
}
