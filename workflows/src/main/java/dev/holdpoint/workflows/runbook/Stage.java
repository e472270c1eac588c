package dev.holdpoint.workflows.runbook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the SOP, run as a child workflow of its type.
 *
 * @param environment where its effects happen; null for a stage that touches none
 * @param responsible free text for people, not a role check
 * @param takes how long it usually takes; beyond the upper bound the run is shown as late
 * @param keep how long the previous slot is kept after the run, on the last stage only
 */
public record Stage(
        String name,
        StageType as,
        @Nullable String environment,
        List<String> responsible,
        @Nullable Takes takes,
        Consequence onFailure,
        List<Step> steps,
        List<WatchPhase> watch,
        @Nullable Duration keep,
        @Nullable String sop) {

    public Stage {
        responsible = List.copyOf(responsible);
        steps = List.copyOf(steps);
        watch = List.copyOf(watch);
    }

    /** The usual duration, shortest and longest. */
    public record Takes(Duration from, Duration to) {}

    /** A phase of watching after the run: for how long, sampled how often. */
    public record WatchPhase(Duration length, Duration every) {}
}
