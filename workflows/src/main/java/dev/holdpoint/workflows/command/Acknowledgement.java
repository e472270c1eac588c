package dev.holdpoint.workflows.command;

/** What a stage made of a relayed command. */
public record Acknowledgement(int number, boolean applied, String sentence) {}
