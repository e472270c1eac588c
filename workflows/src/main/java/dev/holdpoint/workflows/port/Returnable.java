package dev.holdpoint.workflows.port;

/** Whether stable could be put back where it was; where not, the sentence says what is missing. */
public record Returnable(boolean possible, String sentence) {}
