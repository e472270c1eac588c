package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.StageType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Scope PRODUCTION = Scope.lone(StageType.PRODUCTION_DEPLOYMENT);

    @Test
    void a_deployment_runs_every_stage() {
        assertThat(slugs(Plans.shop()))
                .containsExactly(
                        "pre-deployment-validation",
                        "staging",
                        "production",
                        "post-deployment-validation");
    }

    @Test
    void an_environment_leaves_its_stages_and_those_that_name_none() {
        var plan = Plans.ready("{'service': 'shop', 'version': '1', 'environment': 'staging'}");

        assertThat(slugs(plan)).containsExactly("pre-deployment-validation", "staging");
        assertThat(plan.environments()).containsOnlyKeys("staging");
    }

    @Test
    void an_unknown_environment_is_refused_with_those_there_are() {
        assertThat(
                        Plans.refused(
                                "{'service': 'shop', 'version': '1', 'environment': 'prod'}",
                                Scope.WHOLE))
                .containsExactly(
                        "request: environment: runbook blue-green has no stage in environment"
                                + " \"prod\"; it has stages in: staging, production");
    }

    @Test
    void a_lone_stage_is_found_by_its_type() {
        var plan =
                Plans.ready(
                        "{'service': 'shop', 'version': '1'}",
                        Scope.lone(StageType.STAGING_DEPLOYMENT));

        assertThat(slugs(plan)).containsExactly("staging");
    }

    @Test
    void production_alone_passes_the_approvals_first_under_their_own_ids() {
        var plan = Plans.ready("{'service': 'shop', 'version': '1', 'type': 'hotfix'}", PRODUCTION);

        assertThat(slugs(plan)).containsExactly("production");
        assertThat(plan.stages().getFirst().steps())
                .extracting(PlannedStep::id)
                .startsWith("pre-deployment-validation/approve-1", "production/check-1");
        assertThat(plan.stages().getFirst().steps().getFirst().skipped()).isNull();
    }

    @Test
    void an_approval_that_does_not_apply_is_skipped_there_too() {
        var plan = Plans.ready("{'service': 'shop', 'version': '1'}", PRODUCTION);

        assertThat(Plans.step(plan, "pre-deployment-validation/approve-1").skipped())
                .isEqualTo("only for type hotfix, this is standard");
    }

    @Test
    void an_approval_that_hangs_on_an_answer_nobody_gave_is_asked_for() {
        var plan =
                Plans.ready(
                        Plans.plan(
                                Plans.withRunbook(
                                        TWO_PRODUCTIONS.replace(
                                                "approve: tech-lead",
                                                "approve: tech-lead\n"
                                                        + "        when: {answer: {q: risky}}")),
                                Plans.request(
                                        "{'service': 'shop', 'version': '1', 'runbook': 'own',"
                                                + " 'stage': 'Full'}"),
                                PRODUCTION));

        var approval = Plans.step(plan, "canary/approve-1");
        assertThat(approval.skipped()).isNull();
        assertThat(approval.step().common().when()).isNull();
    }

    @Test
    void several_stages_of_a_type_need_a_name() {
        assertThat(lone("{'service': 'shop', 'version': '1', 'runbook': 'own'}"))
                .containsExactly(
                        "request: stage: runbook own has several stages that run as"
                                + " ProductionDeployment; say which with stage: Canary, Full");
    }

    @Test
    void a_name_that_no_stage_of_the_type_has_is_refused() {
        assertThat(
                        lone(
                                "{'service': 'shop', 'version': '1', 'runbook': 'own', 'stage':"
                                        + " 'Fuller'}"))
                .containsExactly(
                        "request: stage: runbook own has no stage \"Fuller\" that runs as"
                                + " ProductionDeployment; it has: Canary, Full");
    }

    @Test
    void a_type_without_a_stage_is_refused() {
        assertThat(
                        Plans.refused(
                                "{'service': 'ledger', 'version': '1'}",
                                Scope.lone(StageType.STAGING_DEPLOYMENT)))
                .containsExactly(
                        "request: stage: runbook in-place has no stage that runs as"
                                + " StagingDeployment");
    }

    @Test
    void a_whole_deployment_takes_no_stage_name() {
        assertThat(
                        Plans.refused(
                                "{'service': 'shop', 'version': '1', 'stage': 'Staging'}",
                                Scope.WHOLE))
                .containsExactly(
                        "request: stage: stage picks one of several stages of a type that is"
                                + " started alone; a Deployment runs all of them, leave it out");
    }

    private static List<String> lone(String request) {
        return Plans.refused(
                Plans.plan(Plans.withRunbook(TWO_PRODUCTIONS), Plans.request(request), PRODUCTION));
    }

    private static List<String> slugs(Plan plan) {
        return plan.stages().stream().map(PlannedStage::slug).toList();
    }

    private static final String TWO_PRODUCTIONS =
            """
            apiVersion: holdpoint.dev/v1alpha1
            kind: Runbook
            name: own
            sop: {title: "Own", file: own}
            types: [standard]
            stages:
              - stage: Canary
                as: ProductionDeployment
                environment: production
                onFailure: rollback
                steps:
                  - ask: "Is it risky?"
                    id: q
                    answers: {risky: continue, safe: continue}
                  - approve: tech-lead
              - stage: Full
                as: ProductionDeployment
                environment: production
                onFailure: rollback
                steps:
                  - check: [health]
            rollback: {within: 5m, steps: [{shift: stable}]}
            rules: [{report: bug, action: warn}]
            """;
}
