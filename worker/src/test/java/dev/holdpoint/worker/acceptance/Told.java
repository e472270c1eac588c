package dev.holdpoint.worker.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

/** The five sentences of a status, with its state; times are told as TIME, plans as PLAN. */
record Told(String state, String headline, String why, String next, String awaiting, String stop) {
    static Told of(JsonNode status) {
        return new Told(
                text(status, "state"),
                text(status, "headline"),
                text(status, "why"),
                text(status, "next"),
                text(status, "awaiting"),
                text(status, "stop"));
    }

    private static String text(JsonNode status, String name) {
        return status.path(name)
                .asText()
                .replaceAll("\\d{4}-\\d\\d-\\d\\d [0-9:]+ UTC", "TIME")
                .replaceAll("[Pp]lan [0-9a-f]{12}", "plan PLAN");
    }
}
