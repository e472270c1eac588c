package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Step;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts a release: the new one at the candidate, or stable where it was. */
record DeployRunner(Execution run) implements StepRunner<Step.Deploy> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Deploy step) {
        var slotless = run.there().slots().isEmpty();
        boolean back = step.which() == Step.Deploy.Which.STABLE;
        var taken = back ? null : taken(planned);
        if (taken != null) {
            return new StepEnd.Failed(taken, true);
        }
        if (back && run.fixed().stable() == null) {
            var foreign = foreign(step);
            if (foreign != null) {
                return StepEnd.done(foreign);
            }
        }
        run.intend(planned);
        // where nothing was stable, going back is to stop what was started
        boolean toStable = back && run.fixed().stable() != null;
        var target = run.at(toStable ? Place.STABLE : step.common().at(), Needs.deploy(run));
        var release = back ? putBack(planned, target) : start(planned, target);
        remember(release);
        if (!back && release.version() != null) {
            run.deployed.put("deployed." + run.there().name() + ".version", release.version());
        }
        if (slotless) {
            run.bench.shifted("service", Map.of());
        }
        var wrong = wrong(target, release);
        return wrong == null
                ? StepEnd.done(release.evidence())
                : StepEnd.failed(release.evidence() + ", but " + wrong);
    }

    /** What runs now is read from the place itself; null when it is what was put there. */
    private @Nullable String wrong(Target target, Release put) {
        var where = run.named(target.slot());
        var seen = run.ports.releases("see what runs in " + where).currentRelease(target);
        if (!put.running()) {
            return seen.running() ? where + " still runs " + seen.version() : null;
        }
        if (!seen.running()) {
            return "nothing runs in %s (%s)".formatted(where, seen.evidence());
        }
        if (!Objects.equals(put.version(), seen.version())) {
            return "%s runs %s"
                    .formatted(
                            where, seen.version() == null ? "an unknown version" : seen.version());
        }
        return put.artifact() == null
                        || seen.artifact() == null
                        || put.artifact().equals(seen.artifact())
                ? null
                : "%s runs the artifact %s and not %s"
                        .formatted(where, seen.artifact(), put.artifact());
    }

    private Release start(PlannedStep planned, Target target) {
        return run.ports
                .deploy(planned.sentence())
                .startRelease(run.key(planned, place(target)), target);
    }

    private Release putBack(PlannedStep planned, Target target) {
        if (run.fixed().stable() == null) {
            return run.ports
                    .deploy("stop what was started, nothing ran before")
                    .stopRelease(run.key(planned, place(target)), target);
        }
        return run.ports
                .deploy(planned.sentence())
                .returnRelease(run.key(planned, place(target)), target);
    }

    /** Why the place is not free for the new release; null when it is. */
    private @Nullable String taken(PlannedStep planned) {
        var busy = run.there().slots().isEmpty() ? null : busy();
        return busy == null && !run.accepted(planned) && !run.triedAgain(planned)
                ? changed()
                : busy;
    }

    /** What somebody put there since the run took the environment; null for nothing. */
    private @Nullable String changed() {
        var bound = run.fixed();
        boolean slotless = run.there().slots().isEmpty();
        var then = slotless ? bound.stable() : bound.candidate();
        if (then == null && !slotless) {
            return null;
        }
        var where = run.named(bound.candidateSlot());
        var seen =
                run.ports
                        .releases("see what runs in " + where)
                        .currentRelease(run.at(Place.CANDIDATE, Needs.deploy(run)));
        boolean same =
                then != null && then.running() && Objects.equals(then.version(), seen.version());
        if (!seen.running() || same || ours(seen)) {
            return null;
        }
        return "%s runs %s, which was not there when this run took %s; nothing was changed%s"
                .formatted(
                        where,
                        seen.named(),
                        run.there().name(),
                        run.asking
                                .word(Consequence.CONTINUE)
                                .map(word -> ". " + word + " replaces it")
                                .orElse(""));
    }

    /** What runs there though this run did not bring it, and is left alone; null for nothing. */
    private @Nullable String foreign(Step.Deploy step) {
        var target = run.at(step.common().at(), Needs.deploy(run));
        var seen = run.ports.releases("see what has to be stopped").currentRelease(target);
        return !seen.running() || ours(seen)
                ? null
                : "%s runs %s, which this run did not bring; it is left running"
                        .formatted(run.named(target.slot()), seen.named());
    }

    private boolean ours(Release seen) {
        return Places.brought(run).equals(seen.version());
    }

    /** A slot that serves is never replaced; why it is not free, null when it is. */
    private @Nullable String busy() {
        var bound = run.fixed();
        if (bound.stable() == null || run.there().traffic() == null) {
            return null;
        }
        var target = run.references().inSlot(null, false, Needs.traffic(run));
        var traffic =
                run.ports.traffic("see that the candidate's slot is free").readTraffic(target);
        if (!traffic.settled()) {
            return "the shares are not settled (%s), so nobody knows whether %s is free"
                    .formatted(traffic.evidence(), bound.judged());
        }
        int share = traffic.shares().getOrDefault(bound.judged(), 0);
        return share == 0
                ? null
                : "%s serves %d %% and is not free for the candidate"
                        .formatted(bound.judged(), share);
    }

    private void remember(Release release) {
        var environment = run.there().name();
        release.outputs()
                .forEach((name, value) -> {
                    run.deployed.put("deployed." + name, value);
                    run.deployed.put("deployed." + environment + "." + name, value);
                });
        if (release.artifact() != null) {
            run.deployed.put("deployed.artifact", release.artifact());
            run.deployed.put("deployed." + environment + ".artifact", release.artifact());
        }
    }

    private static String place(Target target) {
        return target.slot() == null ? "service" : target.slot();
    }
}
