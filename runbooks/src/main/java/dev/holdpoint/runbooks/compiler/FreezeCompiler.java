package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.workflows.plan.Freezes;
import dev.holdpoint.workflows.plan.PlannedFreeze;
import dev.holdpoint.workflows.runbook.Freeze;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.FreezeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The freezes that hold for a run, in the environments that it takes. */
final class FreezeCompiler {
    private final Context context;
    private final List<NumberedStage> selected;
    private final List<String> notes;

    FreezeCompiler(Context context, List<NumberedStage> selected, List<String> notes) {
        this.context = context;
        this.selected = selected;
        this.notes = notes;
    }

    /** Those of one environment; one that is on and that nothing waits for becomes a finding. */
    List<PlannedFreeze> of(String environment) {
        boolean waited = waited(environment);
        var planned =
                context.sources().freezes().stream()
                        .filter(freeze -> freeze.to().isAfter(context.sources().now()))
                        .filter(freeze -> holds(freeze, environment))
                        .map(freeze -> planned(freeze, waited))
                        .toList();
        var on = new Freezes(planned).at(context.sources().now());
        if (on.isPresent() && !waited) {
            context.findings().add(Spot.request(""), frozen(environment, on.get()));
        }
        return planned;
    }

    private static PlannedFreeze planned(Freeze freeze, boolean waited) {
        return new PlannedFreeze(
                freeze.name(),
                freeze.from(),
                freeze.to(),
                freeze.reason(),
                freeze.whileRunning(),
                waited);
    }

    private String frozen(String environment, PlannedFreeze on) {
        return "%s is frozen by %s; start it then, or as one that is exempt (%s); a runbook with a wait step before would wait"
                .formatted(environment, FreezeText.of(on), exempt(on.name()));
    }

    private String exempt(String name) {
        var words = new ArrayList<String>();
        for (var freeze : context.sources().freezes()) {
            if (freeze.name().equals(name)) {
                freeze.exempt().types().forEach(type -> words.add("type " + type));
                words.addAll(freeze.exempt().roles());
                words.addAll(freeze.exempt().people());
            }
        }
        words.add("an emergency");
        return Names.known(words);
    }

    private boolean holds(Freeze freeze, String environment) {
        var service = context.sources().service().name();
        if (!freeze.scope().has(service, environment, context.resolved().type())) {
            return false;
        }
        var exemption = exemption(freeze);
        exemption.ifPresent(why ->
                notes.add(
                        "freeze %s does not hold in %s: %s"
                                .formatted(freeze.name(), environment, why)));
        return exemption.isEmpty();
    }

    private Optional<String> exemption(Freeze freeze) {
        var type = context.resolved().type();
        var by = context.sources().request().by();
        if (context.resolved().facts().emergency()) {
            return Optional.of("an emergency passes it");
        }
        if (freeze.exempt().types().contains(type)) {
            return Optional.of("type %s is exempt".formatted(type));
        }
        if (by == null) {
            return Optional.empty();
        }
        if (freeze.exempt().people().contains(by)) {
            return Optional.of("%s is exempt".formatted(by));
        }
        return freeze.exempt().roles().stream()
                .filter(role ->
                        context.sources().roles().getOrDefault(role, List.of()).contains(by))
                .findFirst()
                .map(role -> "%s is exempt as %s".formatted(by, role));
    }

    /** Whether the runbook has a wait step before this environment is taken. */
    private boolean waited(String environment) {
        for (var stage : selected) {
            if (stage.steps().stream().anyMatch(step -> waits(step.step()))) {
                return true;
            }
            if (environment.equals(stage.stage().environment())) {
                return false;
            }
        }
        return false;
    }

    private boolean waits(Step step) {
        return step instanceof Step.Wait
                && !(Decision.of(step.common().when(), context.resolved().facts())
                        instanceof Decision.Skipped);
    }
}
