package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.runbooks.compiler.Numbered.NumberedStep;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which stages of a runbook a request is about. */
final class Selection {
    private final Sources sources;
    private final List<NumberedStage> all;
    private final Findings findings;

    private Selection(Sources sources, List<NumberedStage> all, Findings findings) {
        this.sources = sources;
        this.all = all;
        this.findings = findings;
    }

    /** The stages that will run, in order; none only beside a finding. */
    static List<NumberedStage> of(Sources sources, List<NumberedStage> all, Findings findings) {
        return new Selection(sources, all, findings).stages();
    }

    private List<NumberedStage> stages() {
        if (unknownEnvironment()) {
            return List.of();
        }
        var lone = sources.scope().lone();
        if (lone != null) {
            return lone(lone);
        }
        if (sources.request().stage() != null) {
            findings.add(
                    Spot.request("stage"),
                    "stage picks one of several stages of a type that is started alone; a"
                            + " Deployment runs all of them, leave it out");
        }
        return all.stream().filter(this::inEnvironment).toList();
    }

    private boolean unknownEnvironment() {
        var asked = sources.request().environment();
        var known = environments();
        if (asked == null || known.contains(asked)) {
            return false;
        }
        findings.add(
                Spot.request("environment"),
                "runbook %s has no stage in environment \"%s\"; it has stages in: %s"
                        .formatted(sources.runbook().name(), asked, Names.known(known)));
        return true;
    }

    private Set<String> environments() {
        var known = new LinkedHashSet<String>();
        for (var stage : all) {
            if (stage.stage().environment() != null) {
                known.add(stage.stage().environment());
            }
        }
        return known;
    }

    private boolean inEnvironment(NumberedStage numbered) {
        var asked = sources.request().environment();
        var environment = numbered.stage().environment();
        return asked == null || environment == null || asked.equals(environment);
    }

    private List<NumberedStage> lone(StageType type) {
        var ofType =
                all.stream()
                        .filter(stage -> stage.stage().as() == type)
                        .filter(this::inEnvironment)
                        .toList();
        var name = sources.request().stage();
        var named = name == null ? ofType : ofType.stream().filter(it -> called(it, name)).toList();
        if (named.size() == 1) {
            return List.of(withApprovals(named.getFirst()));
        }
        findings.add(Spot.request("stage"), notOne(type, name, ofType));
        return List.of();
    }

    private static boolean called(NumberedStage numbered, String name) {
        return name.equals(numbered.stage().name()) || name.equals(numbered.slug());
    }

    private String notOne(StageType type, @Nullable String name, List<NumberedStage> ofType) {
        var runbook = sources.runbook().name();
        var names = ofType.stream().map(NumberedStage::stage).map(Stage::name).toList();
        if (ofType.isEmpty()) {
            return "runbook %s has no stage that runs as %s%s"
                    .formatted(runbook, type.wireName(), inTheEnvironmentAsked());
        }
        return name == null
                ? "runbook %s has several stages that run as %s; say which with stage: %s"
                        .formatted(runbook, type.wireName(), Names.known(names))
                : "runbook %s has no stage \"%s\" that runs as %s; it has: %s"
                        .formatted(runbook, name, type.wireName(), Names.known(names));
    }

    private String inTheEnvironmentAsked() {
        var asked = sources.request().environment();
        return asked == null ? "" : " in environment " + asked;
    }

    /**
     * Production alone still passes the approvals that stand before it. They become its first steps
     * under the ids they have in the whole run. What their condition leaves to the run cannot be
     * known here, so such an approval is always asked for.
     */
    private NumberedStage withApprovals(NumberedStage lone) {
        if (lone.stage().as() != StageType.PRODUCTION_DEPLOYMENT) {
            return lone;
        }
        var steps = new ArrayList<NumberedStep>();
        for (var earlier : all.subList(0, all.indexOf(lone))) {
            for (var step : earlier.steps()) {
                if (step.step() instanceof Step.Approve) {
                    steps.add(step);
                }
            }
        }
        steps.addAll(lone.steps());
        return new NumberedStage(lone.spot(), lone.stage(), lone.slug(), steps);
    }

    /** Whether a step was brought into a stage from an earlier one. */
    static boolean broughtForward(NumberedStage stage, NumberedStep step) {
        return !step.spot().path().startsWith(stage.spot().path() + ".");
    }
}
