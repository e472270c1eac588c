package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedWatch;
import dev.holdpoint.workflows.runbook.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows the delivery on its way into the plan. */
final class WatchCompiler {
    private final Context context;
    private final List<String> notes;

    /**
     * @param notes what a reader of the plan should know, to be added to
     */
    WatchCompiler(Context context, List<String> notes) {
        this.context = context;
        this.notes = notes;
    }

    /** The watch that the last of all stages asks for; null where it is not among the selected. */
    @Nullable PlannedWatch compile(List<NumberedStage> all, List<NumberedStage> selected) {
        var last = all.getLast();
        var stage = last.stage();
        boolean wanted = !stage.watch().isEmpty() || stage.keep() != null;
        if (!wanted || selected.isEmpty() || !selected.getLast().slug().equals(last.slug())) {
            return null;
        }
        var environment = environment(selected);
        if (environment == null) {
            context.findings()
                    .add(
                            last.spot(),
                            "watch and keep need an environment: name the one of the stage before");
            return null;
        }
        var keep = kept(last, environment);
        var speedup = context.resolved().speedup();
        return new PlannedWatch(
                environment,
                stage.watch().stream().map(speedup::of).toList(),
                keep == null ? null : speedup.of(keep),
                speedup.of(context.sources().runbook().asking()));
    }

    /** Its own, else the one whose users were exposed last, as the run will place it. */
    private static @Nullable String environment(List<NumberedStage> selected) {
        var own = selected.getLast().stage().environment();
        return own != null
                ? own
                : selected.stream()
                        .map(NumberedStage::stage)
                        .filter(stage -> stage.as().judged() && stage.environment() != null)
                        .map(Stage::environment)
                        .reduce((one, other) -> other)
                        .orElse(null);
    }

    /** How long the slot is kept; null where there is no slot that could be. */
    private @Nullable Duration kept(NumberedStage last, String name) {
        var keep = last.stage().keep();
        var environment = context.sources().service().environments().get(name);
        if (keep == null || environment == null) {
            return null;
        }
        if (environment.slots().isEmpty()) {
            context.findings()
                    .add(
                            last.spot().at("keep"),
                            "keep is about the slot that went out of use, and environment %s has no slots; leave it out"
                                    .formatted(name));
            return null;
        }
        notes.add(
                "stable's slot is stopped %s after the delivery; from then on a rollback starts stable anew, checks it, and shifts after that"
                        .formatted(DurationText.of(context.resolved().speedup().of(keep))));
        return keep;
    }
}
