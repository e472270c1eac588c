package dev.holdpoint.worker.direct;

import dev.holdpoint.activities.Adapters;
import dev.holdpoint.runbooks.compiler.PlanProblem;
import dev.holdpoint.runbooks.compiler.Planned;
import dev.holdpoint.runbooks.compiler.Scope;
import dev.holdpoint.worker.planning.Planning;
import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.port.Release;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rollback without Temporal: looked at and clear, not begun. */
public final class Direct {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Site.At at;
    private final Goal.Clear goal;
    private final Sight sight;
    private final DirectReport order;
    private final Records records;

    private Direct(Site.At at, Goal.Clear goal, Sight sight, DirectReport order, Records records) {
        this.at = at;
        this.goal = goal;
        this.sight = sight;
        this.order = order;
        this.records = records;
    }

    /**
     * What a person wants.
     *
     * @param version the one that shall serve; null where the slot tells
     * @param slot where it is; null where the version tells
     * @param force replace another version that runs in its place
     */
    public record Wish(
            String service,
            String environment,
            String by,
            String reason,
            @Nullable String version,
            @Nullable String slot,
            boolean force) {}

    /** What a rollback here needs: documents, adapters, a place for its record. */
    public record Means(Planning planning, Adapters adapters, Records records) {}

    /**
     * Looks at the environment and sees whether the way is clear.
     *
     * @throws DirectRefusal when it is not
     */
    public static Direct prepared(Wish wish, Means means) {
        try {
            var first = site(wish, means, Objects.requireNonNullElse(wish.version(), "stable"));
            var sight = first.look();
            return switch (Goal.of(
                    new Goal.Word(wish.version(), wish.slot(), wish.force()), sight)) {
                case Goal.Unclear(var sentence) -> throw unclear(sight, sentence);
                case Goal.Clear goal -> clear(wish, means, goal, sight);
            };
        } catch (ApplicationFailure e) {
            throw new DirectRefusal(e.getOriginalMessage());
        }
    }

    private static Direct clear(Wish wish, Means means, Goal.Clear goal, Sight sight) {
        var site = site(wish, means, goal.version());
        var artifact =
                goal.runs()
                        ? sight.in(goal.slot()).map(Release::artifact).orElse(null)
                        : means.planning()
                                .artifact(request(wish, goal.version()), _ -> {})
                                .digest();
        var now = Instant.now();
        var order =
                new DirectReport(
                        "%s@%s-%s".formatted(wish.service(), wish.environment(), STAMP.format(now)),
                        wish.service(),
                        wish.environment(),
                        wish.by(),
                        wish.reason(),
                        goal.version(),
                        artifact,
                        Objects.requireNonNullElse(goal.slot(), "service"),
                        now,
                        null,
                        null,
                        sight.told(),
                        null,
                        List.of(),
                        "It had begun when this was written.");
        return new Direct(
                site.at(goal, artifact, sight.shares()), goal, sight, order, means.records());
    }

    private static Site site(Wish wish, Means means, String version) {
        Plan plan =
                switch (means.planning()
                        .plan(
                                request(wish, version),
                                Scope.BACK,
                                (_, asked) ->
                                        new Artifact(asked.version(), "", null, null, Map.of()))) {
                    case Planned.Ready(var ready) -> ready;
                    case Planned.Refused(var problems) ->
                            throw new DirectRefusal(
                                    String.join(
                                            System.lineSeparator(),
                                            problems.stream().map(PlanProblem::text).toList()));
                };
        var environment = plan.environments().get(wish.environment());
        if (environment == null) {
            throw new DirectRefusal(
                    "No stage of runbook %s changes %s, so it has no way back there."
                            .formatted(plan.runbook().name(), wish.environment()));
        }
        return new Site(plan, environment, Hand.of(means.adapters()));
    }

    private static DeploymentRequest request(Wish wish, String version) {
        return new DeploymentRequest(
                wish.service(),
                version,
                wish.environment(),
                null,
                null,
                null,
                wish.by(),
                wish.reason(),
                null,
                null,
                null,
                null,
                null);
    }

    private static DirectRefusal unclear(Sight sight, String sentence) {
        return new DirectRefusal(
                "Nothing was changed. Seen: %s. %s"
                        .formatted(String.join("; ", sight.lines()), sentence));
    }

    /** What stands there now, a line for each place. */
    public List<String> seen() {
        return sight.lines();
    }

    /** What it will do, a line each. */
    public List<String> foretold() {
        return DirectRollback.foretold(at, goal);
    }

    /** Where it leads: {@code 1.0.0 in blue}. */
    public String destination() {
        return goal.slot() == null ? goal.version() : goal.version() + " in " + goal.slot();
    }

    /**
     * Does it; a record of it lies in a file before the first effect.
     *
     * @param told each step as it ends
     */
    public Outcome run(Consumer<String> told) {
        var journal = new Journal(order, records, told);
        var file = journal.begin();
        var report =
                new DirectRollback(at, order, journal).run(!goal.runs() && goal.slot() != null);
        return new Outcome(report, file);
    }

    /** How it ended, and where that is written down. */
    public record Outcome(DirectReport report, Path file) {
        /** Whether stable was proven to serve everything. */
        public boolean proven() {
            return report.proven() != null;
        }
    }
}
