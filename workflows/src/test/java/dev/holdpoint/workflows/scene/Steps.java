package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Share;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps in one word each. */
public final class Steps {
    private Steps() {}

    public static Step approve(String role) {
        return new Step.Approve(Step.Common.NONE, role);
    }

    /** An approval with a time-box, and what silence means. */
    public static Step approve(String role, Duration within, String otherwise) {
        return new Step.Approve(common(Place.CANDIDATE, within, otherwise), role);
    }

    public static Step wait(String window) {
        return new Step.Wait(Step.Common.NONE, window);
    }

    public static Step check(String... names) {
        return new Step.Check(Step.Common.NONE, List.of(names), null);
    }

    /** Passes by a proof that is not older. */
    public static Step staged(Duration within) {
        return new Step.Check(common(Place.CANDIDATE, within, null), List.of("staged"), null);
    }

    public static Step checkStable(String name) {
        return new Step.Check(common(Place.STABLE, null, null), List.of(name), null);
    }

    public static Step confirm(Map<String, String> items) {
        return new Step.Confirm(Step.Common.NONE, items, List.of("n/a"), false);
    }

    /** A confirmation that counts with evidence only. */
    public static Step confirmProven(Map<String, String> items, Duration within) {
        return new Step.Confirm(
                common(Place.CANDIDATE, within, "stop"), items, List.of("n/a"), true);
    }

    public static Step ask(String question, Map<String, Consequence> answers, String otherwise) {
        return new Step.Ask(
                common(Place.CANDIDATE, Duration.ofHours(1), otherwise), question, answers);
    }

    public static Step deploy() {
        return new Step.Deploy(Step.Common.NONE, Step.Deploy.Which.NEW, List.of(), null, List.of());
    }

    public static Step deployStable() {
        return new Step.Deploy(
                Step.Common.NONE, Step.Deploy.Which.STABLE, List.of(), null, List.of());
    }

    public static Step migrate() {
        return new Step.Migrate(Step.Common.NONE, Step.Migrate.Direction.UP, false);
    }

    public static Step backup() {
        return new Step.Backup(Step.Common.NONE, "database");
    }

    public static Step shift(int percent) {
        return new Step.Shift(Step.Common.NONE, Step.Shift.To.CANDIDATE, new Share(percent));
    }

    public static Step shiftStable() {
        return new Step.Shift(Step.Common.NONE, Step.Shift.To.STABLE, Share.NONE);
    }

    public static Step hold(Duration length, String... checks) {
        return new Step.Hold(Step.Common.NONE, length, Step.Hold.EVERY, List.of(checks));
    }

    public static Step run(String command) {
        return new Step.Run(Step.Common.NONE, command);
    }

    public static Step notice(String notice) {
        return new Step.Notify(Step.Common.NONE, notice, "on-call", false, null);
    }

    private static Step.Common common(
            Place at, @Nullable Duration within, @Nullable String otherwise) {
        return new Step.Common(null, at, null, null, within, otherwise, null, null, null);
    }

    static String sentence(Step step) {
        return switch (step) {
            case Step.Approve(_, var role) -> "approval by " + role;
            case Step.Check(_, var checks, _) -> "check " + String.join(", ", checks);
            case Step.Deploy(_, var which, _, _, _) ->
                    "deploy " + which.name().toLowerCase(Locale.ROOT);
            case Step.Shift(_, var to, var share) ->
                    to == Step.Shift.To.CANDIDATE ? "shift " + share : "shift to stable";
            case Step.Hold(_, var length, _, _) -> "hold " + DurationText.of(length);
            default -> step.kind();
        };
    }
}
