package dev.holdpoint.workflows.runbook;

/** The written procedure a runbook carries out: its title and the file it stands in. */
public record Sop(String title, String file) {}
