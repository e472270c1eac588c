package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Proof;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.stage.Assignment;
import dev.holdpoint.workflows.stage.Bench;
import dev.holdpoint.workflows.stage.Ending;
import dev.holdpoint.workflows.stage.StageResult;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stages of a run found out, for those that come after. */
final class Ledger {
    private final Map<String, Bound> bound = new LinkedHashMap<>();
    private final Map<String, List<String>> reached = new LinkedHashMap<>();
    private final Map<String, Bench.Carried> measured = new LinkedHashMap<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, String> deployed = new LinkedHashMap<>();
    private final Map<String, Proof> proven = new LinkedHashMap<>();
    private List<String> searchAttributes = List.of();

    void searchAttributes(List<String> available) {
        searchAttributes = available;
    }

    Assignment assignment(Plan plan, PlannedStage stage) {
        var environment = String.valueOf(stage.environment());
        return new Assignment(
                Workflow.getInfo().getWorkflowId(),
                Workflow.getInfo().getFirstExecutionRunId(),
                plan.slice(List.of(stage)),
                bound.get(environment),
                measured.getOrDefault(environment, Bench.Carried.NOTHING),
                answers,
                reached.getOrDefault(environment, List.of()),
                deployed,
                proven,
                searchAttributes);
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

    /** Whether anything was changed there that stable has to be brought back from. */
    boolean touched(String environment) {
        return reached.getOrDefault(environment, List.of()).stream()
                .anyMatch(kind -> List.of("deploy", "migrate", "shift", "run").contains(kind));
    }
}
