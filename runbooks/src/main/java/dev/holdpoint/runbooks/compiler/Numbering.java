package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.runbooks.compiler.Numbered.NumberedStep;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives stages their slugs and steps their ids. */
final class Numbering {
    private final Findings findings;
    private final Map<String, Spot> slugs = new HashMap<>();
    private final Map<String, Spot> ids = new HashMap<>();

    private Numbering(Findings findings) {
        this.findings = findings;
    }

    /** Numbers a runbook; names that clash become findings. */
    static Numbered number(Runbook runbook, Findings findings) {
        var numbering = new Numbering(findings);
        var stages = new ArrayList<NumberedStage>();
        for (int i = 0; i < runbook.stages().size(); i++) {
            var spot = Spot.runbook("stages").at(i);
            stages.add(numbering.stage(spot, runbook.stages().get(i)));
        }
        var list = Spot.runbook("rollback.steps");
        return new Numbered(
                stages, numbering.steps(list, Slug.ROLLBACK, runbook.rollback().steps()));
    }

    private NumberedStage stage(Spot spot, Stage stage) {
        var slug = Slug.of(stage.name());
        if (slug.isEmpty()) {
            findings.add(
                    spot.at("stage"),
                    "stage \"%s\" has no letter or digit to make an id of".formatted(stage.name()));
        }
        if (slug.equals(Slug.ROLLBACK)) {
            findings.add(
                    spot.at("stage"),
                    "\"%s\" is the name of the rollback list; give the stage another one"
                            .formatted(stage.name()));
        }
        if (slugs.putIfAbsent(slug, spot) != null) {
            findings.add(
                    spot.at("stage"),
                    "two stages become \"%s\" in ids; give one of them another name"
                            .formatted(slug));
        }
        return new NumberedStage(spot, stage, slug, steps(spot.at("steps"), slug, stage.steps()));
    }

    private List<NumberedStep> steps(Spot spot, String slug, List<Step> steps) {
        var numbers = new HashMap<String, Integer>();
        var numbered = new ArrayList<NumberedStep>();
        for (int i = 0; i < steps.size(); i++) {
            for (var step : Ramps.expand(steps.get(i))) {
                var n = numbers.merge(step.kind(), 1, Integer::sum);
                var id = step.common().id();
                numbered.add(
                        step(
                                spot.at(i),
                                id == null ? "%s/%s-%d".formatted(slug, step.kind(), n) : id,
                                step));
            }
        }
        return numbered;
    }

    private NumberedStep step(Spot spot, String id, Step step) {
        if (ids.putIfAbsent(id, spot) != null && step.common().id() != null) {
            findings.add(
                    spot.at("id"), "two steps have the id \"%s\"; give one another".formatted(id));
        }
        return new NumberedStep(spot, id, step);
    }
}
