package dev.holdpoint.workflows.runbook;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An outside system bound to a need: the adapter's name and its settings as written.
 *
 * <p>References such as {@code ${version}} stand unresolved in the settings; secrets never stand
 * there at all, only as {@code ${env:NAME}} or {@code ${file:path}}.
 */
public record Binding(String adapter, JsonNode settings) {
    /** The adapter name of a need that a team declared not applicable, with its reason. */
    public static final String NOT_APPLICABLE = "notApplicable";

    /** Whether this is {@code {notApplicable: "why"}}: not judged, shown as not covered. */
    public boolean notApplicable() {
        return adapter.equals(NOT_APPLICABLE);
    }
}
