package dev.holdpoint.worker.cli;

import dev.holdpoint.activities.shipped.ShippedAdapters;
import dev.holdpoint.runbooks.compiler.Forecast;
import dev.holdpoint.runbooks.compiler.PlanJson;
import dev.holdpoint.runbooks.compiler.PlanProblem;
import dev.holdpoint.runbooks.compiler.PlanText;
import dev.holdpoint.runbooks.compiler.Planned;
import dev.holdpoint.runbooks.compiler.Scope;
import dev.holdpoint.worker.direct.ByHand;
import dev.holdpoint.worker.planning.Planning;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** {@code holdpoint plan SERVICE VERSION}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Shows what a deployment would do, step by step, with its hash; starts nothing and"
                        + " needs no Temporal.")
final class PlanCommand implements Callable<Integer> {
    @Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Output output;
    @Mixin private Runbooks runbooks;
    @Mixin private Asked asked;
    @Mixin private Person person;

    @Override
    public Integer call() {
        var screen = Screen.of(spec.commandLine());
        return switch (planned()) {
            case Planned.Ready(var plan) -> {
                if (output.json()) {
                    screen.answer(PlanJson.of(plan));
                } else {
                    screen.answer(PlanText.lines(plan, Forecast.notes(plan, Map.of())));
                    screen.answer(new ByHand(ShippedAdapters.all()).lines(plan));
                }
                yield ExitCode.OK;
            }
            case Planned.Refused refused -> {
                refused(refused, screen);
                yield ExitCode.PLAN_REJECTED;
            }
        };
    }

    private Planned planned() {
        try {
            return Planning.in(runbooks.folder())
                    .plan(
                            asked.request(person.assumed() ? null : person.name()),
                            Scope.WHOLE,
                            _ -> {});
        } catch (ApplicationFailure e) {
            throw new Refusal(ExitCode.TOOL_ERROR, e.getOriginalMessage());
        }
    }

    private void refused(Planned.Refused refused, Screen screen) {
        List<String> problems = refused.problems().stream().map(PlanProblem::text).toList();
        if (output.json()) {
            screen.json(Map.of("problems", problems));
        } else {
            screen.answer(problems);
        }
    }
}
