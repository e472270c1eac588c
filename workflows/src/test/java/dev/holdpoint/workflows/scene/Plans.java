package dev.holdpoint.workflows.scene;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.plan.PlannedFreeze;
import dev.holdpoint.workflows.plan.PlannedRollback;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.plan.PlannedWatch;
import dev.holdpoint.workflows.plan.PlannedWindow;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Identity;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Service;
import dev.holdpoint.workflows.runbook.Stage.WatchPhase;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.window.Calendar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Small plans of the service {@code shop}, as the compiler would make them. */
public final class Plans {
    private final String version;
    private final List<PlannedStage> stages = new ArrayList<>();
    private final List<PlannedRule> rules = new ArrayList<>();
    private final Map<String, PlannedEnvironment> environments = new LinkedHashMap<>();
    private final Map<String, Calendar> windows = new LinkedHashMap<>();
    private List<Step> rollback = List.of(Steps.shiftStable(), Steps.checkStable("healthy"));

    private @Nullable Asking onLost;
    private @Nullable PlannedWatch watch;
    private @Nullable String by;

    private Plans(String version) {
        this.version = version;
    }

    /** A plan without stages. */
    public static Plans of(String version) {
        return new Plans(version);
    }

    /** The usual one: approval, deploy beside stable, 25 % and 100 %, each held. */
    public static Plans blueGreen(String version) {
        return of(version)
                .slots("production")
                .production(
                        Steps.approve("tech-lead"),
                        Steps.deploy(),
                        Steps.check("healthy"),
                        Steps.shift(25),
                        Steps.hold(Duration.ofMinutes(5)),
                        Steps.shift(100),
                        Steps.hold(Duration.ofMinutes(5)))
                .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK));
    }

    /** Deploy, 25 %, five minutes, without asking anyone. */
    public static Plans quick(String version) {
        return of(version)
                .slots("production")
                .production(
                        Steps.deploy(),
                        Steps.shift(25),
                        Steps.hold(Duration.ofMinutes(5)),
                        Steps.shift(100),
                        Steps.hold(Duration.ofMinutes(5)));
    }

    /** An environment with the slots blue and green. */
    public Plans slots(String name) {
        var slots =
                Ordered.of(
                        "blue",
                        new Service.Slot("http://blue", List.of()),
                        "green",
                        new Service.Slot("http://green", List.of()));
        return environment(name, slots, binding("balancer"));
    }

    /** An environment without slots. */
    public Plans inPlace(String name) {
        environments.put(
                name,
                new PlannedEnvironment(
                        name,
                        false,
                        null,
                        "http://shop",
                        Map.of(),
                        binding("starter"),
                        null,
                        null));
        return this;
    }

    /** Approvals of a run that goes to an environment, which was added before, are signed. */
    public Plans signed(String name) {
        var plain = Objects.requireNonNull(environments.get(name));
        environments.put(
                name,
                new PlannedEnvironment(
                        name,
                        plain.guarded(),
                        plain.worker(),
                        plain.url(),
                        plain.slots(),
                        plain.deploy(),
                        plain.traffic(),
                        plain.database(),
                        plain.late(),
                        Identity.SIGNED,
                        plain.frozen()));
        return this;
    }

    /** Who starts the run. */
    public Plans by(String name) {
        by = name;
        return this;
    }

    private Plans environment(String name, Map<String, Service.Slot> slots, Binding traffic) {
        environments.put(
                name,
                new PlannedEnvironment(
                        name,
                        false,
                        null,
                        null,
                        slots,
                        binding("starter"),
                        traffic,
                        binding("database")));
        return this;
    }

    /** A stage; the slug is its name in lower case. */
    public Plans stage(
            String name, StageType as, String environment, Consequence onFailure, Step... steps) {
        var slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        stages.add(
                new PlannedStage(
                        name,
                        slug,
                        as,
                        environment.isEmpty() ? null : environment,
                        List.of(),
                        null,
                        onFailure,
                        Asking.DEFAULT,
                        planned(slug, List.of(steps))));
        return this;
    }

    /** The stage before anything changes; nothing is undone when it fails. */
    public Plans validation(Step... steps) {
        return stage(
                "Validation", StageType.PRE_DEPLOYMENT_VALIDATION, "", Consequence.STOP, steps);
    }

    /** The stage that deploys to production; stable is brought back when it fails. */
    public Plans production(Step... steps) {
        return stage(
                "Production",
                StageType.PRODUCTION_DEPLOYMENT,
                "production",
                Consequence.ROLLBACK,
                steps);
    }

    /** A row of the matrix. */
    public Plans rule(Rule rule) {
        rules.add(Rules.planned(rules.size() + 1, rule));
        return this;
    }

    /** People are asked what to do when the run itself is lost. */
    public Plans asksWhenLost(Duration within) {
        var asking = Asking.DEFAULT;
        onLost =
                new Asking(asking.by(), asking.answers(), within, asking.otherwise())
                        .aboutLostRun();
        return this;
    }

    /** Watches the production of the blue-green plan after its delivery. */
    public Plans watch(@Nullable Duration keep, WatchPhase... phases) {
        if (keep == null && phases.length == 0) {
            return this;
        }
        watch = new PlannedWatch("production", List.of(phases), keep, Asking.DEFAULT);
        return this;
    }

    /** The rollback list. */
    public Plans rollback(Step... steps) {
        rollback = List.of(steps);
        return this;
    }

    /** Steps numbered by kind within their stage. */
    private List<PlannedStep> planned(String slug, List<Step> steps) {
        var numbers = new LinkedHashMap<String, Integer>();
        var planned = new ArrayList<PlannedStep>();
        for (var step : steps) {
            int number = numbers.merge(step.kind(), 1, Integer::sum);
            var own = step.common().id();
            var id = own == null ? "%s/%s-%d".formatted(slug, step.kind(), number) : own;
            planned.add(new PlannedStep(id, step, Steps.sentence(step), null, null, window(step)));
        }
        return planned;
    }

    private @Nullable PlannedWindow window(Step step) {
        return step instanceof Step.Wait(_, var name)
                ? new PlannedWindow(name, Objects.requireNonNull(windows.get(name)), 1)
                : null;
    }

    /** A window that a step may wait for; named before the stage that does. */
    public Plans window(String name, Calendar calendar) {
        windows.put(name, calendar);
        return this;
    }

    /** An environment that is frozen for a time. */
    public Plans freeze(String name, PlannedFreeze... freezes) {
        environments.computeIfPresent(name, (_, there) -> there.frozen(List.of(freezes)));
        return this;
    }

    private DeploymentRequest request() {
        return new DeploymentRequest(
                "shop", version, null, null, null, null, by, null, null, null, null, null, null);
    }

    static Binding binding(String adapter) {
        return new Binding(adapter, JsonNodeFactory.instance.objectNode());
    }

    /** The plan. */
    public Plan plan() {
        var checks = new LinkedHashMap<String, Binding>();
        checks.put("healthy", binding("probe"));
        checks.put("smoke", binding("probe"));
        return new Plan(
                "c0ffee" + "0".repeat(58),
                new Plan.RunbookReference("blue-green", "d1ce", null),
                request(),
                "standard",
                new Artifact(version, "sha256:" + version, null, null, Map.of()),
                Ordered.of("tech-lead", List.of("anna"), "on-call", List.of("kim", "bo")),
                stages,
                new PlannedRollback(
                        Duration.ofMinutes(5), List.of(), planned("rollback", rollback)),
                rules,
                onLost,
                watch,
                null,
                environments,
                Map.of("error-rate", binding("counter"), "latency", binding("counter")),
                checks,
                Map.of("warm-up", binding("command")),
                Map.of("on-call", binding("chat")),
                stages.stream()
                        .filter(s -> s.as().judged() && s.environment() != null)
                        .map(s -> String.valueOf(s.environment()))
                        .distinct()
                        .toList(),
                List.of());
    }
}
