package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.Proof;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.CheckResult;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checks that come with the engine. */
final class BuiltIn {
    private static final Duration A_LOOK = Duration.ofSeconds(3);

    private final Execution run;
    private final Map<String, Proof> provenHere;

    /**
     * @param provenHere stage type → the artifact that passed it in this very run
     */
    BuiltIn(Execution run, Map<String, Proof> provenHere) {
        this.run = run;
        this.provenHere = Map.copyOf(provenHere);
    }

    /**
     * Runs one.
     *
     * @param within the step's {@code within}: the greatest age of a proof
     */
    CheckResult check(String name, @Nullable Duration within) {
        return switch (name) {
            case "artifact" -> artifact();
            case "staged" -> staged(within);
            case "current" -> current();
            case "rollback-ready" -> rollbackReady();
            case "monitoring" -> monitoring();
            default ->
                    throw new IllegalStateException(
                            "the compiler refuses the unknown check " + name);
        };
    }

    private CheckResult artifact() {
        var now = Ports.plan("resolve the artifact again").resolveArtifact(run.plan.request());
        var planned = run.plan.artifact().digest();
        return now.digest().equals(planned)
                ? result("artifact", Verdict.PASS, "it is there, digest " + planned)
                : result(
                        "artifact",
                        Verdict.FAIL,
                        "version %s now stands for %s, the plan has %s"
                                .formatted(now.version(), now.digest(), planned));
    }

    /** The same artifact passed staging lately: in this run, or by the memory of an environment. */
    private CheckResult staged(@Nullable Duration within) {
        var digest = run.plan.artifact().digest();
        var type = StageType.STAGING_DEPLOYMENT.wireName();
        var old = new ArrayList<String>();
        var here = provenHere.get(type);
        if (here != null && here.of(digest)) {
            if (here.within(within, Moment.now())) {
                return result("staged", Verdict.PASS, "this artifact passed staging in this run");
            }
            old.add("in this run at " + here.at());
        }
        for (var environment : run.plan.environments().keySet()) {
            var id = Names.environmentId(run.plan.request().service(), environment);
            var known = Ports.environment("ask " + id + " what it has proven").read(id);
            var there = known == null ? null : known.proven().get(type);
            if (there != null && there.of(digest)) {
                if (there.within(within, Moment.now())) {
                    return result("staged", Verdict.PASS, "this artifact passed staging on " + id);
                }
                old.add("on %s at %s".formatted(id, there.at()));
            }
        }
        return result("staged", Verdict.FAIL, unstaged(digest, within, old));
    }

    private static String unstaged(String digest, @Nullable Duration within, List<String> old) {
        return within == null || old.isEmpty()
                ? "no environment remembers that artifact %s passed staging; deploy it there first"
                        .formatted(digest)
                : "artifact %s passed staging %s, longer ago than %s; deploy it there again"
                        .formatted(digest, String.join(" and ", old), DurationText.of(within));
    }

    private CheckResult current() {
        var bound = run.bound();
        if (bound == null) {
            return result("current", Verdict.NO_DATA, "this stage holds no environment to look at");
        }
        var stable = bound.stable();
        return result(
                "current",
                Verdict.PASS,
                stable == null
                        ? "nothing runs, as the environment remembers"
                        : "%s serves, as the environment remembers".formatted(stable.version()));
    }

    /** Stable can be told apart and the way back is known, in every environment that is judged. */
    private CheckResult rollbackReady() {
        var ready = new ArrayList<String>();
        for (var environment : judged()) {
            var id = Names.environmentId(run.plan.request().service(), environment.name());
            var known = Ports.environment("ask " + id + " what is good").read(id);
            var ports = new Ports(environment.worker());
            var seen = World.look(ports, run.plan, environment, null);
            var settled = known == null ? null : known.settled();
            var binding = Binding.of(id, environment, seen, settled);
            if (binding.bound() == null) {
                var busy = busy(id, known);
                var why =
                        busy == null
                                ? binding.unsettled()
                                        + WayOut.byHand(ports, run.plan, environment, settled, seen)
                                : busy;
                return result("rollback-ready", Verdict.FAIL, why);
            }
            var stable = binding.bound().stable();
            var missing = missing(environment, binding.bound());
            if (missing != null) {
                return result("rollback-ready", Verdict.FAIL, id + ": " + missing);
            }
            ready.add(
                    stable == null
                            ? id
                                    + ": nothing runs, there is nothing to go back to; the undo is"
                                    + " to stop"
                            : "%s: back to %s".formatted(id, stable.version()));
        }
        return result(
                "rollback-ready",
                Verdict.PASS,
                ready.isEmpty() ? "no environment is changed" : String.join("; ", ready));
    }

    /** Why stable could not be started again; null when it could, or where there is none. */
    private @Nullable String missing(PlannedEnvironment environment, Bound bound) {
        var stable = bound.stable();
        var deploy = environment.deploy();
        if (stable == null || deploy == null) {
            return null;
        }
        var target =
                new References(run.plan, environment, bound, Map.of())
                        .at(Place.Kind.STABLE, deploy);
        var answer =
                new Ports(environment.worker())
                        .releases("see that stable could be started again")
                        .couldReturn(target);
        return answer.possible()
                ? null
                : "%s serves, but could not be started again: %s"
                        .formatted(stable.version(), answer.sentence());
    }

    /** Who is at work there, which is why it is not settled; null when nobody is. */
    private static @Nullable String busy(String id, @Nullable EnvironmentStatus known) {
        if (known != null && known.rollback() != null) {
            return "%s is being brought back to stable by %s; wait for its end"
                    .formatted(id, known.rollback());
        }
        var other = otherHolder(known);
        return other == null
                ? null
                : "%s is held by %s, which is changing it; wait for its end".formatted(id, other);
    }

    private static @Nullable String otherHolder(@Nullable EnvironmentStatus known) {
        var holder = known == null ? null : known.holder();
        var self = Workflow.getInfo();
        return holder == null
                        || holder.equals(self.getWorkflowId())
                        || Optional.of(holder).equals(self.getParentWorkflowId())
                ? null
                : holder;
    }

    /** Every metric that a rule uses answers with data. */
    private CheckResult monitoring() {
        var missing = new ArrayList<String>();
        int asked = 0;
        for (var environment : judged()) {
            var metrics = new ArrayList<ObserveCall.MetricTarget>();
            var references = new References(run.plan, environment, null, Map.of());
            var slot = environment.slots().isEmpty() ? null : servingSlot(environment);
            if (slot == null && !environment.slots().isEmpty()) {
                continue;
            }
            for (var metric : ruled()) {
                metrics.add(
                        new ObserveCall.MetricTarget(
                                metric.name(), references.inSlot(slot, false, metric.binding())));
            }
            asked += metrics.size();
            missing.addAll(missing(environment, metrics));
        }
        return missing.isEmpty()
                ? result(
                        "monitoring",
                        Verdict.PASS,
                        asked == 0
                                ? "nothing serves yet, nothing to measure"
                                : asked + " metrics answer with data")
                : result("monitoring", Verdict.NO_DATA, String.join("; ", missing));
    }

    private List<String> missing(
            PlannedEnvironment environment, List<ObserveCall.MetricTarget> metrics) {
        if (metrics.isEmpty()) {
            return List.of();
        }
        var length = A_LOOK.multipliedBy(2);
        var call = new ObserveCall(metrics, List.of(), null, length, A_LOOK, Map.of(), List.of());
        var observed =
                new Ports(environment.worker())
                        .observe("look at every metric once", length)
                        .observe(call);
        var missing = new ArrayList<String>();
        for (var metric : metrics) {
            var samples =
                    observed.samples().stream()
                            .filter(s -> s.metric().equals(metric.metric()))
                            .toList();
            if (samples.isEmpty()) {
                missing.add(metric.metric() + " brought no sample");
            } else if (samples.getLast().reading() instanceof Reading.Missing(String why)) {
                missing.add(metric.metric() + ": " + why);
            }
        }
        return missing;
    }

    private @Nullable String servingSlot(PlannedEnvironment environment) {
        if (environment.traffic() == null) {
            return null;
        }
        var target =
                new References(run.plan, environment, null, Map.of())
                        .inSlot(null, false, environment.traffic());
        return new Ports(environment.worker())
                .traffic("see which slot serves")
                .readTraffic(target)
                .slotWithAll();
    }

    private record Ruled(String name, dev.holdpoint.workflows.runbook.Binding binding) {}

    private List<Ruled> ruled() {
        var ruled = new ArrayList<Ruled>();
        for (var rule : run.plan.rules()) {
            var name = rule.rule().subject().name();
            var binding = run.plan.metrics().get(name);
            if (rule.rule().subject() instanceof Rule.Subject.Metric
                    && binding != null
                    && !binding.notApplicable()
                    && ruled.stream().noneMatch(r -> r.name().equals(name))) {
                ruled.add(new Ruled(name, binding));
            }
        }
        return ruled;
    }

    private List<PlannedEnvironment> judged() {
        return run.plan.environments().values().stream()
                .filter(e -> run.plan.judged().contains(e.name()))
                .toList();
    }

    private static CheckResult result(String name, Verdict verdict, String sentence) {
        return new CheckResult(name, verdict, sentence, Moment.now());
    }
}
