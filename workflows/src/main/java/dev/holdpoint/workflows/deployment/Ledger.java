package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Delivered;
import dev.holdpoint.workflows.environment.protocol.Proof;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.stage.Assignment;
import dev.holdpoint.workflows.stage.Bench;
import dev.holdpoint.workflows.stage.Ending;
import dev.holdpoint.workflows.stage.Execution;
import dev.holdpoint.workflows.stage.StageResult;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the stages of a run found out, for those that come after. */
final class Ledger {
    private final Map<String, Bound> bound = new LinkedHashMap<>();
    private final Map<String, List<String>> reached = new LinkedHashMap<>();
    private final Map<String, Bench.Carried> measured = new LinkedHashMap<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, String> deployed = new LinkedHashMap<>();
    private final Map<String, Proof> proven = new LinkedHashMap<>();
    private final Set<String> unsure = new LinkedHashSet<>();
    private List<String> searchAttributes = List.of();

    void searchAttributes(List<String> available) {
        searchAttributes = available;
    }

    Assignment assignment(Plan plan, PlannedStage stage) {
        var environment = String.valueOf(stage.environment());
        return new Assignment(
                Workflow.getInfo().getWorkflowId(),
                Workflow.getInfo().getRunId(),
                plan.slice(List.of(stage)),
                bound.get(environment),
                measured.getOrDefault(environment, Bench.Carried.NOTHING),
                answers,
                reached.getOrDefault(environment, List.of()),
                deployed,
                proven,
                searchAttributes,
                proving(plan, stage));
    }

    /** Whether a stage that proves stands alone: nothing of the plan deploys in its environment. */
    private static boolean proving(Plan plan, PlannedStage stage) {
        return stage.as() == StageType.POST_DEPLOYMENT_VALIDATION
                && plan.stages().stream()
                        .filter(s -> Objects.equals(s.environment(), stage.environment()))
                        .noneMatch(Ledger::deploys);
    }

    private static boolean deploys(PlannedStage stage) {
        return stage.steps().stream()
                .anyMatch(s -> s.skipped() == null && s.step() instanceof Step.Deploy);
    }

    void ended(PlannedStage stage, String digest, StageResult result) {
        answers.putAll(result.answers());
        deployed.putAll(result.deployed());
        if (stage.environment() != null) {
            if (result.bound() != null) {
                bound.put(stage.environment(), result.bound());
            }
            reached.put(stage.environment(), result.reached());
            measured.put(stage.environment(), result.measured());
        }
        if (result.ending().kind() == Ending.Kind.PASSED) {
            proven.put(stage.as().wireName(), new Proof(digest, Moment.now()));
        }
    }

    /** The environments this run holds, in the order it took them. */
    Map<String, Bound> bound() {
        return Ordered.copy(bound);
    }

    Map<String, Proof> proven() {
        return Ordered.copy(proven);
    }

    /** The step kinds begun there. */
    List<String> reached(String environment) {
        return reached.getOrDefault(environment, List.of());
    }

    /** What a watch needs to know of what was delivered there. */
    Delivered delivered(String environment) {
        var exposure = measured.getOrDefault(environment, Bench.Carried.NOTHING).exposure();
        return new Delivered(exposure == null ? Moment.now() : exposure.first(), deployed);
    }

    /** Whether the last that a stage did there was to give a place all of the users. */
    boolean gaveEverybody(String environment, String place) {
        var exposure = measured.getOrDefault(environment, Bench.Carried.NOTHING).exposure();
        return exposure != null && exposure.candidate().equals(place) && exposure.share() == 100;
    }

    /** A stage that left no last word: what it changed, only its environment knows. */
    void lost(PlannedStage stage) {
        if (stage.environment() != null) {
            unsure.add(stage.environment());
        }
    }

    /**
     * A judged stage that names no environment stands in the one whose users were exposed last, so
     * that the judge stays awake to the end.
     */
    PlannedStage placed(Plan plan, PlannedStage stage) {
        if (stage.environment() != null || !stage.as().judged()) {
            return stage;
        }
        return bound.keySet().stream()
                .filter(plan.judged()::contains)
                .reduce((one, other) -> other)
                .map(stage::in)
                .orElse(stage);
    }

    /**
     * Where stable has to be brought back: in the environment of the stage that ended the run, and
     * in every one where users were exposed, the last one first.
     */
    List<String> toBringBack(Plan plan, @Nullable PlannedStage last) {
        var here = last == null ? null : last.environment();
        var all = new ArrayList<String>();
        if (here != null && (touched(here) || unsure.contains(here))) {
            all.add(here);
        }
        for (var environment : List.copyOf(bound.keySet()).reversed()) {
            if (!environment.equals(here)
                    && plan.judged().contains(environment)
                    && touched(environment)) {
                all.add(environment);
            }
        }
        return all;
    }

    /** Whether something was changed there. */
    boolean touched(String environment) {
        return Execution.touched(reached(environment));
    }
}
