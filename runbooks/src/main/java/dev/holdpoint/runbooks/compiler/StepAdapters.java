package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which adapters a step goes through. */
record StepAdapters(Plan plan, @Nullable PlannedEnvironment environment) {
    /** Their names, each once; none for steps that only ask people, and for built-in checks. */
    List<String> of(Step step) {
        return switch (step) {
            case Step.Check check -> named(plan.checks(), check.checks().stream());
            case Step.Hold hold -> named(plan.checks(), hold.checks().stream());
            case Step.Run run -> named(plan.commands(), Stream.of(run.command()));
            case Step.Notify notify -> named(plan.notices(), Stream.of(notify.to()));
            case Step.Deploy _ -> one(environment == null ? null : environment.deploy());
            case Step.Shift _, Step.Ramp _ ->
                    one(environment == null ? null : environment.traffic());
            case Step.Backup _, Step.Restore _, Step.Migrate _ ->
                    one(environment == null ? null : environment.database());
            case Step.Confirm _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Flag _,
                    Step.Document _ ->
                    List.of();
        };
    }

    private static List<String> named(Map<String, Binding> bindings, Stream<String> names) {
        return names.map(bindings::get)
                .filter(Objects::nonNull)
                .map(Binding::adapter)
                .distinct()
                .toList();
    }

    private static List<String> one(@Nullable Binding binding) {
        return binding == null ? List.of() : List.of(binding.adapter());
    }
}
