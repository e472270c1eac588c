package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.judge.Exposure;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Step;
import io.temporal.failure.ActivityFailure;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a drift. What nobody can have meant is repaired and told; over what a person
 * may have done, a person decides, and nothing is overwritten before.
 */
final class Mending {
    private static final int REPAIRS = 2;

    private final Execution run;
    private final Consumer<Bound> fix;
    private final Unplanned unplanned;
    private final Map<Drift.Kind, Integer> times = new EnumMap<>(Drift.Kind.class);
    private int asked;

    /**
     * @param fix tells the environment what stable is from now on
     */
    Mending(Execution run, Consumer<Bound> fix, Unplanned unplanned) {
        this.run = run;
        this.fix = fix;
        this.unplanned = unplanned;
    }

    /** Mends it, or lets a person decide; measurements begin anew then. */
    void mend(Drift drift) {
        var exposure = run.bench.exposure();
        switch (drift.kind()) {
            case CANDIDATE_DOWN -> decide(Ending.Kind.ROLLBACK, drift.text(), "the judge");
            case STABLE_DOWN -> repair(drift, this::startStable);
            case RESTARTED -> repair(drift, () -> share(exposure));
            case SHARES -> ask(drift, () -> share(exposure));
            case CANDIDATE -> {
                unplanned.protect();
                ask(drift, () -> deployAgain(exposure));
            }
            case STABLE -> ask(drift, () -> accept(drift));
        }
        run.bench.restart();
    }

    /** Repairs it; what comes again and again has a cause, which a person has to find. */
    private void repair(Drift drift, Supplier<StepEnd> work) {
        if (times.merge(drift.kind(), 1, Integer::sum) > REPAIRS) {
            ask(drift, work);
            return;
        }
        var end = guarded(work);
        var what = "%s; repaired: %s".formatted(drift.text(), end.words());
        if (end instanceof StepEnd.Done) {
            run.board.happened(what);
            Notices.tell(run, "warning", "Holdpoint repaired what changed", what, Map.of());
        } else if (!run.stop.decided()) {
            ask(drift, work);
        }
    }

    private void ask(Drift drift, Supplier<StepEnd> work) {
        var text = drift.text();
        while (true) {
            var question = "%s. Nothing was overwritten%s. What now?".formatted(text, way(drift));
            var outcome = new Asked(run).ask("drift-" + ++asked, question, run.asking);
            if (run.stop.decided()) {
                return;
            }
            var why = "%s; %s".formatted(drift.text(), outcome.sentence());
            if (outcome.consequence() != Consequence.CONTINUE) {
                decide(
                        outcome.consequence() == Consequence.STOP
                                ? Ending.Kind.STOPPED
                                : Ending.Kind.ROLLBACK,
                        why,
                        outcome.by());
                return;
            }
            var end = guarded(work);
            run.board.happened("%s: %s".formatted(why, end.words()));
            if (end instanceof StepEnd.Done || run.stop.decided()) {
                return;
            }
            text = "%s. It did not work: %s".formatted(drift.text(), end.words());
        }
    }

    /** What the word for going on does here; nothing where the runbook has no such word. */
    private String way(Drift drift) {
        return run.asking
                .word(Consequence.CONTINUE)
                .map(it -> "; " + it + " " + drift.way())
                .orElse("");
    }

    private void decide(Ending.Kind kind, String why, String by) {
        run.stop.decide(Ending.now(kind, why, by));
    }

    private static StepEnd guarded(Supplier<StepEnd> work) {
        try {
            return work.get();
        } catch (ActivityFailure e) {
            return StepEnd.failed(Failures.sentence(e));
        }
    }

    private StepEnd share(@Nullable Exposure before) {
        return before == null || before.shares().isEmpty()
                ? StepEnd.done("nobody was exposed")
                : unplanned.shift("set the shares again", before.shares());
    }

    private StepEnd startStable() {
        // what the run's own deploys told stays what later steps refer to
        var told = new LinkedHashMap<>(run.deployed);
        try {
            var step = unplanned.step(Step.Deploy.STABLE, "start stable again");
            return new DeployRunner(run).run(step, Step.Deploy.STABLE);
        } finally {
            run.deployed.clear();
            run.deployed.putAll(told);
        }
    }

    private StepEnd deployAgain(@Nullable Exposure before) {
        var again =
                new Step.Deploy(
                        Step.Common.NONE, Step.Deploy.Which.NEW, List.of(), null, List.of());
        var step = unplanned.step(again, "deploy the candidate again");
        run.accept(step);
        var end = new DeployRunner(run).run(step, again);
        return end instanceof StepEnd.Done ? share(before) : end;
    }

    /** What a person takes for stable is where a rollback goes from now on. */
    private StepEnd accept(Drift drift) {
        var seen = Objects.requireNonNull(drift.seen());
        if (seen.version() == null) {
            return StepEnd.failed("nobody can tell which version it is");
        }
        var bound = run.fixed().withStable(seen);
        fix.accept(bound);
        run.fix(bound);
        return StepEnd.done("%s is stable from now on".formatted(seen.version()));
    }
}
