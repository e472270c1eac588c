package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The checks of a step, parted into those that run and those a team declared not applicable. */
record Covered(List<String> running, List<String> reasons) {
    /** Why a binding is not applicable, as the team wrote it. */
    static String reason(Binding binding) {
        return binding.settings().asText();
    }

    /** Looks each check up; one that is not known becomes a finding and counts as running. */
    static Covered of(List<String> checks, Spot user, Bindings bindings) {
        var running = new ArrayList<String>();
        var reasons = new ArrayList<String>();
        for (int i = 0; i < checks.size(); i++) {
            var check = checks.get(i);
            var binding = BuiltIn.is(check) ? null : bindings.check(check, user.at(i)).orElse(null);
            if (binding != null && binding.notApplicable()) {
                reasons.add(check + ": " + reason(binding));
            } else {
                running.add(check);
            }
        }
        return new Covered(running, reasons);
    }

    /** The step with the checks that run only; what is left out is told. */
    static Step of(Step step, Spot spot, Bindings bindings, Consumer<String> leftOut) {
        if (step instanceof Step.Check check) {
            var covered = of(check.checks(), spot.at("check"), bindings);
            covered.reasons.forEach(leftOut);
            return new Step.Check(check.common(), covered.running, check.over());
        }
        if (step instanceof Step.Hold hold) {
            var covered = of(hold.checks(), spot.at("checks"), bindings);
            covered.reasons.forEach(leftOut);
            return new Step.Hold(hold.common(), hold.length(), hold.every(), covered.running);
        }
        return step;
    }
}
