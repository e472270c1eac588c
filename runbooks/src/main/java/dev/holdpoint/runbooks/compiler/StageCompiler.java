package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.runbooks.compiler.Numbered.NumberedStep;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.Need;
import dev.holdpoint.workflows.runbook.Step;

/** One stage on its way into the plan: its place, its needs, its steps and their undo. */
final class StageCompiler {
    private final Context context;
    private final StepCompiler steps;
    private final UndoCover cover;

    StageCompiler(Context context, StepCompiler steps, UndoCover cover) {
        this.context = context;
        this.steps = steps;
        this.cover = cover;
    }

    PlannedStage compile(NumberedStage numbered) {
        var stage = numbered.stage();
        var site = site(numbered);
        return new PlannedStage(
                stage.name(),
                numbered.slug(),
                stage.as(),
                stage.environment(),
                stage.responsible(),
                stage.takes(),
                stage.onFailure(),
                context.resolved().speedup().of(context.sources().runbook().asking()),
                numbered.steps().stream().map(step -> step(numbered, step, site)).toList());
    }

    /** Where a stage acts; an environment that the service does not have becomes a finding. */
    private Site site(NumberedStage numbered) {
        var name = numbered.stage().environment();
        if (name == null) {
            return Site.NOWHERE;
        }
        var service = context.sources().service();
        var environment = service.environments().get(name);
        if (environment == null) {
            context.findings()
                    .add(
                            numbered.spot().at("environment"),
                            "service %s has no environment \"%s\"; it has: %s"
                                    .formatted(
                                            service.name(),
                                            name,
                                            Names.known(service.environments().keySet())));
        } else if (environment.guarded() && context.resolved().speedup().factor() > 1) {
            context.findings()
                    .add(
                            Spot.request("speedup"),
                            "environment %s is protected and takes no speedup; leave it out"
                                    .formatted(name));
        }
        return new Site(name, environment);
    }

    private PlannedStep step(NumberedStage stage, NumberedStep numbered, Site site) {
        var facts = context.resolved().facts().withSlots(site.slots());
        var planned = steps.compile(certain(stage, numbered, facts), site, facts);
        if (planned.skipped() != null) {
            return planned;
        }
        NotYet.inStage(numbered.step())
                .ifPresent(
                        what -> context.findings().add(numbered.spot().at("at"), what.sentence()));
        needs(numbered, site);
        var undo = cover.of(numbered, site).orElse(null);
        return new PlannedStep(
                planned.id(), planned.step(), planned.sentence(), null, undo, planned.window());
    }

    /** An approval brought from an earlier stage does not depend on what only that stage knows. */
    private static NumberedStep certain(NumberedStage stage, NumberedStep numbered, Facts facts) {
        var step = numbered.step();
        boolean unknown = Decision.of(step.common().when(), facts) instanceof Decision.Later;
        return Selection.broughtForward(stage, numbered) && unknown
                ? new NumberedStep(
                        numbered.spot(),
                        numbered.id(),
                        step.with(Commons.when(step.common(), null)))
                : numbered;
    }

    private void needs(NumberedStep numbered, Site site) {
        switch (numbered.step()) {
            case Step.Deploy _ -> need(numbered, site, Need.DEPLOY);
            case Step.Shift _, Step.Ramp _ -> slots(numbered, site);
            case Step.Backup _, Step.Restore _ -> need(numbered, site, Need.DATABASE);
            case Step.Migrate migrate -> database(numbered, site, migrate);
            case Step.Check _,
                    Step.Confirm _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Hold _,
                    Step.Flag _,
                    Step.Run _,
                    Step.Notify _,
                    Step.Document _ -> {}
        }
    }

    private void need(NumberedStep numbered, Site site, Need need) {
        if (site.name() == null) {
            context.findings()
                    .add(
                            numbered.spot(),
                            "step %s needs a place; give its stage an environment"
                                    .formatted(numbered.id()));
        }
        if (site.name() == null || site.environment() == null) {
            return;
        }
        var environment = site.environment();
        var binding =
                switch (need) {
                    case DEPLOY -> environment.deploy();
                    case TRAFFIC -> environment.traffic();
                    case DATABASE -> environment.database();
                    case SOURCE, FLAGS, METRIC, CHECK, COMMAND, NOTICE -> null;
                };
        context.bindings().need(site.name(), need, binding, numbered.spot());
        if (need == Need.DEPLOY && site.slots()) {
            slots(numbered, site);
        }
    }

    private void slots(NumberedStep numbered, Site site) {
        need(numbered, site, Need.TRAFFIC);
        if (site.environment() != null && site.environment().slots().size() < 2) {
            context.findings()
                    .add(
                            numbered.spot(),
                            ("step %s moves traffic between two slots, environment %s has %d; use a"
                                            + " runbook that deploys in place")
                                    .formatted(
                                            numbered.id(),
                                            site.name(),
                                            site.environment().slots().size()));
        }
    }

    private void database(NumberedStep numbered, Site site, Step.Migrate migrate) {
        need(numbered, site, Need.DATABASE);
        if (site.environment() != null && migrate.direction() == Step.Migrate.Direction.DOWN) {
            UndoCover.noWayDown(site.environment())
                    .ifPresent(why ->
                            context.findings()
                                    .add(
                                            numbered.spot(),
                                            "environment %s cannot migrate down: %s"
                                                    .formatted(site.name(), why)));
        }
    }
}
