package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.plan.PlannedFreeze;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.plan.PlannedWindow;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan for people: every stage, step, rule and undo before anything starts. */
public final class PlanText {
    private static final int SHORT = 12;

    private final Plan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanText(Plan plan) {
        this.plan = plan;
    }

    /** The whole plan, as lines of plain text. */
    public static List<String> lines(Plan plan) {
        return lines(plan, List.of());
    }

    /** The whole plan with what {@link Forecast} foretells. */
    public static List<String> lines(Plan plan, List<String> forecast) {
        var text = new PlanText(plan);
        text.head();
        for (int i = 0; i < plan.stages().size(); i++) {
            text.stage(i + 1, plan.stages().get(i));
        }
        text.watch();
        text.rollback();
        text.rules();
        text.list("Forecast", forecast);
        text.list("Notes", plan.notes());
        return List.copyOf(text.lines);
    }

    private void head() {
        var request = plan.request();
        add("%s %s, type %s".formatted(request.service(), request.version(), plan.type()));
        add("  plan      %s".formatted(plan.hash()));
        var commit = plan.artifact().commit();
        add(
                "  artifact  %s%s"
                        .formatted(plan.artifact().digest(), commit == null ? "" : ", " + commit));
        var runbook = plan.runbook();
        add(
                "  runbook   %s, sha256 %s%s"
                        .formatted(
                                runbook.name(),
                                shortened(runbook.digest()),
                                runbook.commit() == null ? "" : ", commit " + runbook.commit()));
        if (request.speedup() != null && request.speedup() > 1) {
            add("  speedup   %d, already taken off every time below".formatted(request.speedup()));
        }
        if (request.dry()) {
            add("  dry run   nothing is taken and nothing changes");
        }
        plan.environments().values().forEach(this::environment);
    }

    private void environment(PlannedEnvironment environment) {
        add(
                "  in        %s: %s%s%s"
                        .formatted(
                                environment.name(),
                                environment.slots().isEmpty()
                                        ? "in place"
                                        : "slots "
                                                + Names.and(
                                                        List.copyOf(environment.slots().keySet())),
                                (environment.guarded() ? ", protected" : "")
                                        + (environment.signed() ? ", signed approvals" : ""),
                                environment.worker() == null
                                        ? ""
                                        : ", workers " + environment.worker()));
        environment.freezes().all().forEach(this::freeze);
    }

    private void freeze(PlannedFreeze freeze) {
        add(
                "  frozen    from %s, freeze %s until %s: %s; a run that comes then %s, one that is under way %s"
                        .formatted(
                                TimeText.of(freeze.from()),
                                freeze.name(),
                                TimeText.of(freeze.to()),
                                freeze.reason(),
                                freeze.waited() ? "waits" : "is refused",
                                switch (freeze.whileRunning()) {
                                    case FINISH -> "finishes";
                                    case HOLD -> "holds and asks";
                                    case ROLLBACK -> "is rolled back";
                                }));
    }

    private void stage(int number, PlannedStage stage) {
        add("");
        add(
                "%d  %s (%s%s), on failure: %s"
                        .formatted(
                                number,
                                stage.name(),
                                stage.as().wireName(),
                                stage.environment() == null ? "" : ", " + stage.environment(),
                                stage.onFailure().name().toLowerCase(Locale.ROOT)));
        if (!stage.responsible().isEmpty()) {
            add("   responsible: %s".formatted(Names.and(stage.responsible())));
        }
        if (stage.takes() != null) {
            add(
                    "   usually takes %s to %s"
                            .formatted(
                                    DurationText.of(stage.takes().from()),
                                    DurationText.of(stage.takes().to())));
        }
        var environment =
                stage.environment() == null ? null : plan.environments().get(stage.environment());
        var adapters = new StepAdapters(plan, environment);
        stage.steps().forEach(step -> step(step, adapters));
    }

    private void step(PlannedStep step, StepAdapters adapters) {
        var used = step.skipped() == null ? adapters.of(step.step()) : List.<String>of();
        add(
                "   - %s: %s%s"
                        .formatted(
                                step.id(),
                                step.sentence(),
                                used.isEmpty() ? "" : " [" + known(used) + "]"));
        if (step.skipped() != null) {
            add("       skipped: %s".formatted(step.skipped()));
        } else {
            question(step);
            window(step.window());
        }
        if (step.undo() != null) {
            add("       undo: %s".formatted(step.undo()));
        }
    }

    private void window(@Nullable PlannedWindow window) {
        if (window == null) {
            return;
        }
        var calendar = window.calendar();
        var closed = new ArrayList<>(calendar.deny());
        if (!calendar.holidays().isEmpty()) {
            closed.add("on %d holidays".formatted(calendar.holidays().size()));
        }
        add(
                "       open %s%s, %s"
                        .formatted(
                                calendar.allow().isEmpty() ? "always" : Names.and(calendar.allow()),
                                closed.isEmpty() ? "" : ", closed " + Names.and(closed),
                                calendar.zone()));
    }

    private void question(PlannedStep step) {
        var common = step.step().common();
        if (common.when() != null) {
            add("       if, as the run will know: %s".formatted(Conditions.words(common.when())));
        }
        if (common.within() != null && common.otherwise() != null) {
            add(
                    "       %s%s has %s, else %s"
                            .formatted(
                                    step.step() instanceof Step.Hold ? "if left open, " : "",
                                    whose(step.step()),
                                    DurationText.of(common.within()),
                                    common.otherwise()));
        }
    }

    private static String whose(Step step) {
        return step instanceof Step.Approve approve
                ? approve.role()
                : Objects.requireNonNullElse(step.common().by(), "whoever answers");
    }

    private void watch() {
        var watch = plan.watch();
        if (watch == null) {
            return;
        }
        add("");
        add("After the delivery, in %s".formatted(watch.environment()));
        watch.phases()
                .forEach(phase ->
                        add(
                                "   - watch for %s, a look each %s"
                                        .formatted(
                                                DurationText.of(phase.length()),
                                                DurationText.of(phase.every()))));
        if (watch.keep() != null) {
            add(
                    "   - keep stable's slot for %s, then stop it"
                            .formatted(DurationText.of(watch.keep())));
        }
    }

    private void rollback() {
        add("");
        add("Rollback, within %s".formatted(DurationText.of(plan.rollback().within())));
        var adapters = new StepAdapters(plan, rollbackPlace());
        plan.rollback().steps().forEach(step -> step(step, adapters));
    }

    private @Nullable PlannedEnvironment rollbackPlace() {
        var places = List.copyOf(plan.environments().values());
        return places.isEmpty() ? null : places.getLast();
    }

    private void rules() {
        add("");
        add("Rules");
        plan.rules().forEach(this::rule);
    }

    private void rule(PlannedRule rule) {
        var severity = rule.rule().severity();
        add(
                "   - %s%s: %s%s"
                        .formatted(
                                rule.id(),
                                severity == null ? "" : " " + severity,
                                rule.sentence(),
                                rule.atLeast() == 0
                                        ? ""
                                        : " (takes %d requests)".formatted(rule.atLeast())));
    }

    private void list(String title, List<String> entries) {
        if (!entries.isEmpty()) {
            add("");
            add(title);
            entries.forEach(entry -> add("   - %s".formatted(entry)));
        }
    }

    private static String known(List<String> adapters) {
        return String.join(", ", adapters);
    }

    private static String shortened(String digest) {
        return digest.length() <= SHORT ? digest : digest.substring(0, SHORT);
    }

    private void add(String line) {
        lines.add(line.stripTrailing());
    }
}
