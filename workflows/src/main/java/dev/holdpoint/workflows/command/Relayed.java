package dev.holdpoint.workflows.command;

import com.fasterxml.jackson.databind.JsonNode;

/** A command on its way from a deployment to its stage, numbered so that none counts twice. */
public record Relayed(int number, String name, JsonNode message) {}
