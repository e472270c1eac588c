package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStep;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One step on its way into the plan. */
final class StepCompiler {
    private static final int FEWEST_SAMPLES = 3;

    private final Context context;
    private final List<String> notes;
    private final WindowCompiler windows;

    /** Checks that a team declared not applicable are left out and become notes. */
    StepCompiler(Context context, List<String> notes) {
        this.context = context;
        this.notes = notes;
        this.windows = new WindowCompiler(context);
    }

    /** The step as it will run; one that never will is not looked at further. */
    PlannedStep compile(NumberedStep numbered, Site site, Facts facts) {
        var step = numbered.step();
        var common = step.common();
        return switch (Decision.of(common.when(), facts)) {
            case Decision.Skipped(var why) -> skipped(numbered, site, why);
            case Decision.Runs _ -> run(with(numbered, Commons.when(common, null)), site);
            case Decision.Later(var rest) -> run(with(numbered, Commons.when(common, rest)), site);
        };
    }

    private static NumberedStep with(NumberedStep numbered, Step.Common common) {
        return new NumberedStep(numbered.spot(), numbered.id(), numbered.step().with(common));
    }

    private PlannedStep run(NumberedStep numbered, Site site) {
        refuse(numbered);
        roles(numbered);
        use(numbered);
        var leftOut = new ArrayList<String>();
        var step = Covered.of(numbered.step(), numbered.spot(), context.bindings(), leftOut::add);
        leftOut.forEach(reason -> notes.add("not covered: " + numbered.id() + ", " + reason));
        if (step instanceof Step.Check check && check.checks().isEmpty()) {
            return skipped(numbered, site, "not applicable: " + String.join("; ", leftOut));
        }
        var asking = context.sources().runbook().asking();
        var speedup = context.resolved().speedup();
        var planned = speedup.of(Defaults.fill(step, asking));
        tooFast(numbered.id(), planned);
        return new PlannedStep(
                numbered.id(),
                planned,
                Sentences.of(planned, site.slots()),
                windows.exemption(planned),
                null,
                windows.of(planned));
    }

    private static PlannedStep skipped(NumberedStep numbered, Site site, String why) {
        var step = numbered.step();
        return new PlannedStep(
                numbered.id(), step, Sentences.of(step, site.slots()), why, null, null);
    }

    private void refuse(NumberedStep numbered) {
        NotYet.in(numbered.step())
                .forEach((key, what) ->
                        context.findings().add(numbered.spot().at(key), what.sentence()));
        for (var what : NotYet.among(checks(numbered.step()))) {
            context.findings().add(numbered.spot().at(numbered.step().kind()), what.sentence());
        }
    }

    private static List<String> checks(Step step) {
        return switch (step) {
            case Step.Check check -> check.checks();
            case Step.Hold hold -> hold.checks();
            case Step.Confirm _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Backup _,
                    Step.Restore _,
                    Step.Migrate _,
                    Step.Deploy _,
                    Step.Shift _,
                    Step.Ramp _,
                    Step.Flag _,
                    Step.Run _,
                    Step.Notify _,
                    Step.Document _ ->
                    List.of();
        };
    }

    private void roles(NumberedStep numbered) {
        context.role(numbered.step().common().by(), numbered.spot().at("by"));
        if (numbered.step() instanceof Step.Approve approve) {
            context.role(approve.role(), numbered.spot().at("approve"));
        }
    }

    private void use(NumberedStep numbered) {
        if (numbered.step() instanceof Step.Run run) {
            context.bindings().command(run.command(), numbered.spot().at("run"));
        }
        if (numbered.step() instanceof Step.Notify notify) {
            context.bindings().notice(notify.to(), numbered.spot().at("to"));
        }
    }

    private void tooFast(String id, Step step) {
        int factor = context.resolved().speedup().factor();
        if (factor > 1
                && step instanceof Step.Hold hold
                && hold.length().compareTo(hold.every().multipliedBy(FEWEST_SAMPLES)) < 0) {
            context.findings().add(Spot.request("speedup"), tooFast(id, hold, factor));
        }
    }

    private static String tooFast(String id, Step.Hold hold, int factor) {
        Duration whole = hold.length().multipliedBy(factor);
        return "speedup %d leaves %s for %s, under %d samples of %s; at most %d"
                .formatted(
                        factor,
                        DurationText.of(hold.length()),
                        id,
                        FEWEST_SAMPLES,
                        DurationText.of(hold.every()),
                        Math.max(1, whole.dividedBy(Speedup.FASTEST.multipliedBy(FEWEST_SAMPLES))));
    }
}
