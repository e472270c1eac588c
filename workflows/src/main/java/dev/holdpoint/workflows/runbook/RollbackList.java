package dev.holdpoint.workflows.runbook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ordered list that brings stable back.
 *
 * @param within the time from decision to stable proven that people are promised
 */
public record RollbackList(
        Duration within, List<String> responsible, List<Step> steps, @Nullable String sop) {

    public RollbackList {
        responsible = List.copyOf(responsible);
        steps = List.copyOf(steps);
    }
}
