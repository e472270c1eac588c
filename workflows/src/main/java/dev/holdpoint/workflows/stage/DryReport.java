package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import java.util.ArrayList;
import java.util.List;

/** What a dry run found. */
final class DryReport {
    private final Stop stop;
    private final List<String> findings = new ArrayList<>();
    private int passed;
    private int failed;
    private int waiting;

    DryReport(Stop stop) {
        this.stop = stop;
    }

    Stop stop() {
        return stop;
    }

    /** A step whose checks were run. */
    void ran(PlannedStep step, StepEnd end) {
        switch (end) {
            case StepEnd.Done _ -> passed++;
            case StepEnd.Failed(var why, _) -> {
                failed++;
                findings.add(step.id() + ": " + why);
            }
            case StepEnd.Again _, StepEnd.Ends _ -> {}
        }
    }

    /** A step none of whose checks could be run. */
    void waits() {
        waiting++;
    }

    /** Something that would keep a run from going on, found beside the checks. */
    void found(String what) {
        findings.add(what);
    }

    /** Everything in a few sentences. */
    String sentence() {
        return "Of its check steps %d passed, %d failed, %d need what only a run has.%s"
                .formatted(
                        passed,
                        failed,
                        waiting,
                        findings.isEmpty() ? "" : " Found: " + String.join("; ", findings) + ".");
    }

    /** Why a dry run does not run a step. */
    static String reason(Step step) {
        return switch (step) {
            case Step.Approve _, Step.Confirm _, Step.Ask _ -> "a dry run asks nobody";
            case Step.Notify _, Step.Document _ -> "a dry run tells nobody";
            case Step.Wait _ -> "a dry run does not wait";
            case Step.Hold _ -> "it measures the candidate, and there is none";
            case Step.Backup _,
                    Step.Restore _,
                    Step.Migrate _,
                    Step.Deploy _,
                    Step.Shift _,
                    Step.Ramp _,
                    Step.Flag _,
                    Step.Run _ ->
                    "a dry run changes nothing";
            case Step.Check _ -> "it needs the candidate";
        };
    }

    /** Whether the candidate stands, or something is different, after the step. */
    static boolean changes(Step step) {
        return switch (step) {
            case Step.Restore _,
                    Step.Migrate _,
                    Step.Deploy _,
                    Step.Shift _,
                    Step.Ramp _,
                    Step.Flag _,
                    Step.Run _ ->
                    true;
            case Step.Approve _,
                    Step.Confirm _,
                    Step.Ask _,
                    Step.Notify _,
                    Step.Document _,
                    Step.Wait _,
                    Step.Hold _,
                    Step.Backup _,
                    Step.Check _ ->
                    false;
        };
    }
}
