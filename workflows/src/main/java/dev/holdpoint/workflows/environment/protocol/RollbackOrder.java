package dev.holdpoint.workflows.environment.protocol;

/** A person wants stable back without another question; told to a rollback that still asks. */
public record RollbackOrder(String by, String reason) {
    /** The signal that carries it. */
    public static final String SIGNAL = "ordered";
}
