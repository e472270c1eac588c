package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Countdown;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.HoldStatus;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wait that counts measured samples: a timer, and stretches of measuring of about half a minute.
 * It ends well only when the timer is over, enough was measured, and every rule passes.
 */
final class HoldRunner implements StepRunner<Step.Hold>, Promotable {
    private static final Duration STRETCH = Duration.ofSeconds(30);

    private final Execution run;
    private final Breaches breaches;
    private final Vigil vigil;
    private Command.@Nullable Promote promoted;
    private @Nullable Holding current;

    HoldRunner(Execution run, Breaches breaches, Vigil vigil) {
        this.run = run;
        this.breaches = breaches;
        this.vigil = vigil;
    }

    /** One hold under way. */
    private record Holding(
            PlannedStep planned, Step.Hold step, Instant started, Instant ends, boolean extended) {
        Holding longer(Duration time) {
            return new Holding(planned, step, started, ends.plus(time), extended);
        }

        Duration length() {
            return Duration.between(started, ends);
        }
    }

    @Override
    public List<PlannedStep> waiting() {
        return current == null ? List.of() : List.of(current.planned());
    }

    @Override
    public Ruling ruling() {
        return run.bench.ruling();
    }

    @Override
    public void promote(PlannedStep step, Command.Promote command) {
        promoted = command;
    }

    @Override
    public @Nullable String fixed() {
        return null;
    }

    @Override
    public Instant extend(PlannedStep step, Duration longer) {
        var holding = Objects.requireNonNull(current).longer(longer);
        current = holding;
        show(holding);
        return holding.ends();
    }

    @Override
    public StepEnd run(PlannedStep planned, Step.Hold step) {
        run.bench.pace(step.every());
        vigil.holdBegins();
        try {
            return hold(begin(planned, step, false));
        } finally {
            vigil.holdEnds();
            current = null;
            run.board.holds(null);
        }
    }

    private Holding begin(PlannedStep planned, Step.Hold step, boolean extended) {
        promoted = null;
        var now = Moment.now();
        var holding = new Holding(planned, step, now, now.plus(step.length()), extended);
        current = holding;
        show(holding);
        return holding;
    }

    private StepEnd hold(Holding first) {
        var holding = first;
        while (true) {
            var left = Duration.between(Moment.now(), holding.ends());
            var time = Countdown.of(left, text(holding));
            boolean anew = measured(time);
            time.stop();
            if (anew && !run.stop.decided()) {
                holding = begin(holding.planned(), holding.step(), false);
            } else if (promoted == null
                    && !run.stop.decided()
                    && now().ends().isAfter(Moment.now())) {
                holding = now();
            } else {
                return end(now());
            }
        }
    }

    /** The hold as it stands: a person may have lengthened it. */
    private Holding now() {
        return Objects.requireNonNull(current);
    }

    private String text(Holding holding) {
        return "hold %s at %d %%%s"
                .formatted(
                        DurationText.of(holding.length()),
                        share(),
                        holding.extended() ? ", extended" : "");
    }

    /** Measures until the time is over; whether the hold has to begin anew. */
    private boolean measured(Countdown time) {
        while (!time.over() && !interrupted()) {
            if (stretch(now(), time)) {
                return true;
            }
        }
        return promoted == null && breachAnswered();
    }

    /** A question about a breach stands still here; whether there was one. */
    private boolean breachAnswered() {
        if (!breaches.open()) {
            return false;
        }
        vigil.whileAsking(() -> {
            Workflow.await(() -> !breaches.open() || run.stop.decided());
            return true;
        });
        return true;
    }

    private boolean interrupted() {
        return promoted != null || run.stop.decided() || breaches.open();
    }

    /**
     * One stretch, the last one to its own end, for its samples are judged, too; whether the hold
     * has to begin anew.
     */
    private boolean stretch(Holding holding, Countdown time) {
        var started = Moment.now();
        var left = Duration.between(started, holding.ends());
        if (!left.isPositive()) {
            Workflow.await(() -> time.over() || interrupted());
            return false;
        }
        var length = left.compareTo(STRETCH) < 0 ? left : STRETCH;
        var ruling =
                new Sampling(run)
                        .observe(
                                summary(holding, started),
                                length,
                                holding.step().checks(),
                                true,
                                this::interrupted);
        show(now());
        if (vigil.whileAsking(() -> breaches.act(ruling))) {
            return true;
        }
        var rest = Duration.between(Moment.now(), started.plus(length));
        Wait.atMost(rest, "the rest of a stretch", () -> time.over() || interrupted());
        return false;
    }

    private StepEnd end(Holding holding) {
        if (run.stop.decided()) {
            return StepEnd.failed("stopped");
        }
        if (promoted != null) {
            return StepEnd.done("ended early, waived by " + Said.by(promoted) + "; not a PASS");
        }
        var ruling = run.bench.judge();
        var failing = failingChecks(holding);
        if (failing != null) {
            return StepEnd.failed(failing);
        }
        if (run.bench.judges() && !run.bench.exposed()) {
            return unproven(holding, Verdict.NO_DATA, "the candidate serves nobody");
        }
        return switch (ruling.hold()) {
            case PASS -> StepEnd.done("PASS: " + passed(ruling));
            case FAIL, INCONCLUSIVE, NO_DATA -> unproven(holding, ruling.hold(), ruling.why());
        };
    }

    /** Once more for the same time; then a person decides. */
    private StepEnd unproven(Holding holding, Verdict verdict, String why) {
        if (!holding.extended()) {
            run.board.happened("the hold is %s and goes on once more: %s".formatted(verdict, why));
            return hold(begin(holding.planned(), holding.step(), true));
        }
        var text = "The hold ends %s: %s. What now?".formatted(verdict, why);
        var outcome =
                vigil.whileAsking(() ->
                        new Asked(run)
                                .ask(holding.planned().id(), text, asking(holding.planned())));
        return Policy.end(outcome, "%s: %s".formatted(verdict, why));
    }

    private Asking asking(PlannedStep planned) {
        var common = planned.step().common();
        var base = run.asking;
        var otherwise =
                common.otherwise() == null
                        ? base.otherwise()
                        : Consequence.valueOf(common.otherwise().toUpperCase(Locale.ROOT));
        return new Asking(
                common.by() == null ? base.by() : common.by(),
                base.answers(),
                Execution.orElse(common.within(), base.within()),
                otherwise);
    }

    private @Nullable String failingChecks(Holding holding) {
        var last = run.bench.evidence().checks();
        for (var name : holding.step().checks()) {
            var mine = last.stream().filter(c -> c.check().equals(name)).toList();
            if (mine.isEmpty()) {
                return "check " + name + " never ran in the hold";
            }
            if (mine.getLast().verdict() != Verdict.PASS) {
                return "check %s ends %s: %s"
                        .formatted(name, mine.getLast().verdict(), mine.getLast().sentence());
            }
        }
        return null;
    }

    private String passed(Ruling ruling) {
        var told =
                ruling.verdicts().stream()
                        .filter(v -> v.requests() > 0 || v.rule().equals("share"))
                        .map(v -> v.sentence())
                        .limit(3)
                        .toList();
        return told.isEmpty() ? "nothing speaks against it" : String.join("; ", told);
    }

    private String summary(Holding holding, Instant now) {
        long minute = Duration.between(holding.started(), now).toMinutes() + 1;
        long of = Math.max(1, holding.length().toMinutes());
        return holding.length().compareTo(Duration.ofMinutes(2)) < 0
                ? "%d %% · %s".formatted(share(), DurationText.of(holding.length()))
                : "%d %% · minute %d of %d".formatted(share(), minute, of);
    }

    private int share() {
        var exposure = run.bench.exposure();
        return exposure == null ? 0 : exposure.share();
    }

    private void show(Holding holding) {
        run.board.holds(
                new HoldStatus(
                        holding.planned().id(),
                        share(),
                        holding.started(),
                        holding.ends(),
                        run.bench.requests(),
                        run.bench.samples(),
                        holding.extended()));
    }
}
