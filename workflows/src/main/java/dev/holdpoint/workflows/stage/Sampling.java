package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.Observation;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.port.ObserveCall.Hint;
import dev.holdpoint.workflows.port.ObserveCall.MetricTarget;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Rule.Condition;
import dev.holdpoint.workflows.runbook.Rule.Subject;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stretches of measuring at the candidate, handed to the bench. */
final class Sampling {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);

    private final Execution run;

    Sampling(Execution run) {
        this.run = run;
    }

    /**
     * Measures for so long, or until the condition holds, and judges what came.
     *
     * @param extra checks besides those that rules name
     * @param until what makes it stop before its time; what was measured by then still counts
     */
    Ruling observe(
            String summary,
            Duration length,
            List<String> extra,
            boolean hints,
            Supplier<Boolean> until) {
        var call = call(length, extra, hints);
        int era = run.bench.era();
        var running = new Promise<?>[1];
        var scope =
                Workflow.newCancellationScope(() ->
                        running[0] =
                                Async.function(run.ports.observe(summary, length)::observe, call));
        scope.run();
        Workflow.await(() -> running[0].isCompleted() || until.get());
        if (!running[0].isCompleted()) {
            scope.cancel();
        }
        var observation = result(running[0]);
        return observation == null ? run.bench.judge() : run.bench.take(observation, era);
    }

    /** What was measured; null when the activity was cut off while it stopped. */
    private @Nullable Observation result(Promise<?> running) {
        try {
            return (Observation) running.get();
        } catch (ActivityFailure e) {
            if (!Failures.stopped(e)) {
                run.board.happened("could not measure: " + Failures.sentence(e));
            }
            return null;
        }
    }

    private ObserveCall call(Duration length, List<String> extra, boolean hints) {
        var environment = run.there();
        var references = run.references();
        var traffic =
                environment.traffic() == null || environment.slots().isEmpty()
                        ? null
                        : references.inSlot(null, false, environment.traffic());
        return new ObserveCall(
                metrics(references),
                checks(references, extra),
                traffic,
                length,
                run.bench.pace(),
                run.bench.cursors(),
                hints ? hints() : List.of(),
                Places.of(run));
    }

    private List<MetricTarget> metrics(References references) {
        var metrics = new ArrayList<MetricTarget>();
        for (var name : named(Subject.Metric.class)) {
            var binding = run.plan.metrics().get(name);
            if (binding != null && !binding.notApplicable()) {
                metrics.add(new MetricTarget(name, references.at(Place.Kind.CANDIDATE, binding)));
            }
        }
        return metrics;
    }

    private List<CheckCall> checks(References references, List<String> extra) {
        var names = new ArrayList<>(named(Subject.Check.class));
        extra.stream().filter(e -> !names.contains(e)).forEach(names::add);
        var checks = new ArrayList<CheckCall>();
        for (var name : names) {
            var binding = run.plan.checks().get(name);
            if (binding != null && !binding.notApplicable()) {
                checks.add(
                        new CheckCall(
                                name,
                                references.at(Place.Kind.CANDIDATE, binding),
                                CHECK_LIMIT,
                                null));
            }
        }
        return checks;
    }

    private List<String> named(Class<? extends Subject> kind) {
        return run.bench.rules().stream()
                .map(PlannedRule::rule)
                .map(Rule::subject)
                .filter(kind::isInstance)
                .map(Subject::name)
                .distinct()
                .toList();
    }

    /** Only rows that act at once are worth coming back early for. */
    private List<Hint> hints() {
        var hints = new ArrayList<Hint>();
        for (var planned : run.bench.rules()) {
            var rule = planned.rule();
            if (rule.action() == Rule.Action.WARN || rule.sustained() != null) {
                continue;
            }
            var hint = hint(planned);
            if (hint != null) {
                hints.add(hint);
            }
        }
        return hints;
    }

    private @Nullable Hint hint(PlannedRule planned) {
        var slot = run.fixed().candidateSlot();
        var name = planned.rule().subject().name();
        return switch (planned.rule().condition()) {
            case Condition.Above above ->
                    new Hint(name, slot, false, true, above.limit().value(), planned.atLeast());
            case Condition.Below below ->
                    new Hint(name, slot, false, false, below.limit().value(), planned.atLeast());
            case Condition.Fails fails -> new Hint(name, slot, true, true, fails.times(), 0);
            case Condition.Rises _, Condition.Falls _, Condition.Burns _, Condition.Reported _ ->
                    null;
        };
    }
}
