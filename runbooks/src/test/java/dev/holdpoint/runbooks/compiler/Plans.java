package dev.holdpoint.runbooks.compiler;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.Examples;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.runbooks.reader.DocumentReader;
import dev.holdpoint.runbooks.reader.DocumentReader.Outcome;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Runbook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans of the example services, for tests. */
final class Plans {
    static final Documents DOCUMENTS =
            Documents.read(Path.of("src/test/resources/plans"), Examples.ADAPTERS);

    /** When they are planned. */
    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private Plans() {}

    /** A request as a person types it, with single quotes. */
    static DeploymentRequest request(String json) {
        try {
            return PlanJson.MAPPER.readValue(json.replace('\'', '"'), DeploymentRequest.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** Any version exists. */
    static Artifact artifact(DeploymentRequest request) {
        return new Artifact(
                request.version(), "sha256:" + "ab".repeat(32), "0c0ffee", "/tmp/work", Map.of());
    }

    static Planner planner() {
        return new Planner(DOCUMENTS, Examples.ADAPTERS, null, NOW);
    }

    static Planned plan(Documents documents, DeploymentRequest request, Scope scope) {
        return new Planner(documents, Examples.ADAPTERS, null, NOW)
                .plan(request, scope, (_, asked) -> artifact(asked));
    }

    static Plan ready(String request, Scope scope) {
        return ready(plan(DOCUMENTS, request(request), scope));
    }

    static Plan ready(String request) {
        return ready(request, Scope.WHOLE);
    }

    static Plan ready(Planned planned) {
        return switch (planned) {
            case Planned.Ready(var plan) -> plan;
            case Planned.Refused refused ->
                    throw new AssertionError(String.join("\n", texts(refused)));
        };
    }

    static List<String> refused(String request, Scope scope) {
        return refused(plan(DOCUMENTS, request(request), scope));
    }

    static List<String> refused(Planned planned) {
        return switch (planned) {
            case Planned.Ready _ -> throw new AssertionError("a plan, expected a refusal");
            case Planned.Refused refused -> texts(refused);
        };
    }

    private static List<String> texts(Planned.Refused refused) {
        return refused.problems().stream().map(PlanProblem::text).toList();
    }

    static Plan shop() {
        return ready("{'service': 'shop', 'version': '2.4.0'}");
    }

    /** The shop with a runbook of the test's own, which is not linted. */
    static Planned shopBy(String runbook) {
        return shopBy(runbook, "{'service': 'shop', 'version': '2.4.0', 'runbook': 'own'}");
    }

    static Planned shopBy(String runbook, String request) {
        return plan(withRunbook(runbook), request(request), Scope.WHOLE);
    }

    /** The example services with a runbook called {@code own}. */
    static Documents withRunbook(String runbook) {
        return new Documents(
                Map.of("own", read(runbook)), DOCUMENTS.services(), DOCUMENTS.people(), List.of());
    }

    private static Document<Runbook> read(String yaml) {
        var outcome =
                new DocumentReader(Examples.ADAPTERS)
                        .read("own.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return switch (outcome) {
            case Outcome.ReadRunbook(_, var document) -> document;
            case Outcome.Unread(var problems) -> throw new AssertionError(problems);
            case Outcome.ReadService _, Outcome.ReadPeople _, Outcome.ReadFreeze _ ->
                    throw new AssertionError(yaml);
        };
    }

    /** A runbook of one production stage, with these steps, rollback lines and rules. */
    static String runbook(String steps, String rollback, String rules) {
        return """
        apiVersion: holdpoint.dev/v1alpha1
        kind: Runbook
        name: own
        sop: {title: "Own", file: own}
        types: [standard, hotfix]
        stages:
          - stage: Go
            as: ProductionDeployment
            environment: production
            onFailure: rollback
            steps: [%s]
        rollback: {within: 5m, steps: [%s]}
        rules: [%s]
        """
                .formatted(steps, rollback, rules);
    }

    static Stream<PlannedStep> steps(Plan plan) {
        return Stream.concat(
                plan.stages().stream().flatMap(stage -> stage.steps().stream()),
                plan.rollback().steps().stream());
    }

    static PlannedStep step(Plan plan, String id) {
        return steps(plan)
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + id));
    }
}
