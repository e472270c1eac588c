package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Step;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.time.Duration;
import java.util.ArrayList;

/** Runs the checks of a step side by side; only PASS from each lets it go on. */
record CheckRunner(Execution run, BuiltIn builtIn) implements StepRunner<Step.Check> {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(6);

    @Override
    public StepEnd run(PlannedStep planned, Step.Check step) {
        var running = new ArrayList<Promise<CheckResult>>();
        for (var name : step.checks()) {
            running.add(Async.function(() -> check(name, step)));
        }
        var failed = new ArrayList<String>();
        var passed = new ArrayList<String>();
        for (var promise : running) {
            var result = promise.get();
            var sentence =
                    "%s %s: %s"
                            .formatted(result.check(), words(result.verdict()), result.sentence());
            (result.verdict() == Verdict.PASS ? passed : failed).add(sentence);
        }
        return failed.isEmpty()
                ? StepEnd.done(String.join("; ", passed))
                : StepEnd.failed(String.join("; ", failed));
    }

    private CheckResult check(String name, Step.Check step) {
        try {
            var binding = run.plan.checks().get(name);
            return binding == null
                    ? builtIn.check(name, step.common().within())
                    : bound(name, step, binding);
        } catch (ActivityFailure e) {
            return new CheckResult(name, Verdict.NO_DATA, Failures.sentence(e), Moment.now());
        }
    }

    private CheckResult bound(String name, Step.Check step, Binding binding) {
        if (binding.notApplicable()) {
            return new CheckResult(
                    name,
                    Verdict.PASS,
                    "not applicable, not covered: " + binding.settings().path("why").asText(),
                    Moment.now());
        }
        var limit = Execution.orElse(step.common().within(), limit(binding));
        var target =
                run.environment == null
                        ? Targets.withoutEnvironment(run.plan, binding)
                        : run.at(step.common().at(), binding);
        return run.ports
                .check("check " + name, limit)
                .check(new CheckCall(name, target, limit, step.over()));
    }

    /** A check that brings a limit of its own keeps it; the adapter takes the shorter one. */
    private static Duration limit(Binding binding) {
        return binding.settings().has("limit") ? LONGEST : LIMIT;
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "passes";
            case FAIL -> "fails";
            case INCONCLUSIVE -> "is inconclusive";
            case NO_DATA -> "has no data";
        };
    }
}
