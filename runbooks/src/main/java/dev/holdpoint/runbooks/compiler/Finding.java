package dev.holdpoint.runbooks.compiler;

/** One reason why nothing can run: where it stands, and a sentence with the way out. */
public record Finding(Spot spot, String sentence) {}
