package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.plan.PlannedRollback;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedWatch;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runbook × service × request × artifact → plan, or every reason against one. Pure. */
public final class Compiler {
    private final AdapterCatalog adapters;

    public Compiler(AdapterCatalog adapters) {
        this.adapters = adapters;
    }

    /** Compiles documents that were read without a problem. */
    public Compiled compile(Sources sources) {
        var findings = new Findings();
        var context =
                new Context(
                        sources,
                        Resolved.of(sources, findings),
                        new Bindings(sources.service(), adapters, findings),
                        findings);
        var plan = plan(context);
        return findings.all().isEmpty()
                ? new Compiled.Ready(plan)
                : new Compiled.Refused(findings.all());
    }

    private static Plan plan(Context context) {
        var runbook = context.sources().runbook();
        var numbered = Numbering.number(runbook, context.findings());
        var selected = Selection.of(context.sources(), numbered.stages(), context.findings());
        var notes = new ArrayList<String>();
        refuse(context);
        new Emergency(context, notes).judge();
        new Starters(context).judge(selected);
        new Identities(context, selected, notes).judge();
        context.role(runbook.asking().by(), Spot.runbook("onFailure.by"));
        context.bindings().source();
        context.bindings().everyNotice();
        var steps = new StepCompiler(context, notes);
        var cover = new UndoCover(numbered.rollback(), context);
        var stages =
                selected.stream().map(new StageCompiler(context, steps, cover)::compile).toList();
        new Signatures(context, Left.of(selected, stages)).judge();
        var rollback = new RollbackCompiler(context, steps, selected).compile(numbered.rollback());
        var rules = new RuleCompiler(context, notes).rules();
        var watch = new WatchCompiler(context, notes).compile(numbered.stages(), selected);
        return assemble(context, selected, new Parts(stages, rollback, rules, watch, notes));
    }

    /** What was compiled, on its way into the plan. */
    private record Parts(
            List<PlannedStage> stages,
            PlannedRollback rollback,
            List<PlannedRule> rules,
            @Nullable PlannedWatch watch,
            List<String> notes) {}

    private static Plan assemble(Context context, List<NumberedStage> selected, Parts parts) {
        var sources = context.sources();
        var bindings = context.bindings();
        return new Plan(
                PlanHash.of(sources, context.resolved().type()),
                sources.reference(),
                sources.request(),
                context.resolved().type(),
                sources.artifact(),
                sources.roles(),
                parts.stages(),
                parts.rollback(),
                parts.rules(),
                onLost(context),
                parts.watch(),
                sources.runbook().progress(),
                environments(context, selected, parts.notes()),
                bindings.metrics(),
                bindings.checks(),
                bindings.commands(),
                bindings.notices(),
                judged(selected),
                parts.notes());
    }

    private static @Nullable Asking onLost(Context context) {
        var runbook = context.sources().runbook();
        return switch (runbook.onLost()) {
            case ROLLBACK -> null;
            case ASK -> context.resolved().speedup().of(runbook.asking().aboutLostRun());
        };
    }

    private static List<String> judged(List<NumberedStage> selected) {
        return selected.stream()
                .map(NumberedStage::stage)
                .filter(stage -> stage.as().judged() && stage.environment() != null)
                .map(Stage::environment)
                .distinct()
                .toList();
    }

    private static Map<String, PlannedEnvironment> environments(
            Context context, List<NumberedStage> selected, List<String> notes) {
        var freezes = new FreezeCompiler(context, selected, notes);
        var planned = new LinkedHashMap<String, PlannedEnvironment>();
        for (var stage : selected) {
            var name = stage.stage().environment();
            var environment =
                    name == null ? null : context.sources().service().environments().get(name);
            if (name != null && environment != null && !planned.containsKey(name)) {
                var bound = context.bindings().environment(name, environment);
                planned.put(name, bound.frozen(freezes.of(name)));
            }
        }
        return planned;
    }

    private static void refuse(Context context) {
        var runbook = context.sources().runbook();
        if (runbook.progress() != null) {
            context.findings().add(Spot.runbook("progress"), NotYet.PROGRESS.sentence());
        }
    }
}
