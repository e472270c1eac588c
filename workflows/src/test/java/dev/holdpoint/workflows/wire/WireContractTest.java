package dev.holdpoint.workflows.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.command.CommandHandlers;
import dev.holdpoint.workflows.deployment.Deployment;
import dev.holdpoint.workflows.environment.Environment;
import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities;
import dev.holdpoint.workflows.port.CheckActivities;
import dev.holdpoint.workflows.port.CommandActivities;
import dev.holdpoint.workflows.port.DatabaseActivities;
import dev.holdpoint.workflows.port.DeployActivities;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.EvidenceActivities;
import dev.holdpoint.workflows.port.HandsActivities;
import dev.holdpoint.workflows.port.NoticeActivities;
import dev.holdpoint.workflows.port.ObserveActivities;
import dev.holdpoint.workflows.port.PlanActivities;
import dev.holdpoint.workflows.port.TrafficActivities;
import dev.holdpoint.workflows.rollback.Rollback;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.stage.PostDeploymentValidation;
import dev.holdpoint.workflows.stage.PreDeploymentValidation;
import dev.holdpoint.workflows.stage.ProductionDeployment;
import dev.holdpoint.workflows.stage.StagingDeployment;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.StatusQuery;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.metadata.POJOWorkflowInterfaceMetadata;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What histories and people's scripts depend on. A line here is only ever added. */
class WireContractTest {
    @Test
    void task_queues() {
        assertThat(Names.TASK_QUEUE).isEqualTo("holdpoint");
        assertThat(Names.taskQueue(null)).isEqualTo("holdpoint");
        assertThat(Names.taskQueue("prod")).isEqualTo("holdpoint-prod");
    }

    @Test
    void workflow_types() {
        assertThat(
                        Stream.of(
                                        Deployment.class,
                                        PreDeploymentValidation.class,
                                        StagingDeployment.class,
                                        ProductionDeployment.class,
                                        PostDeploymentValidation.class,
                                        Rollback.class,
                                        Environment.class)
                                .map(c -> POJOWorkflowInterfaceMetadata.newInstance(c))
                                .map(m -> m.getWorkflowType().orElseThrow()))
                .containsExactly(
                        "Deployment",
                        "PreDeploymentValidation",
                        "StagingDeployment",
                        "ProductionDeployment",
                        "PostDeploymentValidation",
                        "Rollback",
                        "Environment");
        assertThat(Arrays.stream(StageType.values()).map(StageType::wireName))
                .containsExactly(
                        "PreDeploymentValidation",
                        "StagingDeployment",
                        "ProductionDeployment",
                        "PostDeploymentValidation");
    }

    @Test
    void ids() {
        assertThat(Names.environmentId("shop", "production")).isEqualTo("shop@production");
        assertThat(Names.rollbackId("shop@production", 7)).isEqualTo("shop@production:rollback-7");
        assertThat(Names.stageId("shop-2.4.0", "production")).isEqualTo("shop-2.4.0:production");
    }

    @Test
    void each_command_is_an_update_and_a_signal_of_one_name_and_text() {
        var commands =
                List.of(
                        "abort", "answer", "approve", "confirm", "extend", "pause", "promote",
                        "reject", "report", "resume");
        assertThat(updates(CommandHandlers.class)).containsExactlyElementsOf(commands);
        assertThat(signals(CommandHandlers.class)).containsExactlyElementsOf(commands);
    }

    @Test
    void the_messages_of_an_environment() {
        assertThat(updates(Environment.class))
                .containsExactly(
                        "acquire",
                        "adopt",
                        "bind",
                        "directRollback",
                        "handBack",
                        "intend",
                        "rollback");
    }

    @Test
    void activity_types() {
        var ports =
                Stream.of(
                        CheckActivities.class,
                        CommandActivities.class,
                        DatabaseActivities.class,
                        DeployActivities.class,
                        EnvironmentActivities.class,
                        EvidenceActivities.class,
                        HandsActivities.class,
                        NoticeActivities.class,
                        ObserveActivities.class,
                        PlanActivities.class,
                        TrafficActivities.class);
        assertThat(
                        ports.flatMap(WireContractTest::methods)
                                .map(m -> m.getAnnotation(ActivityMethod.class))
                                .filter(Objects::nonNull)
                                .map(ActivityMethod::name)
                                .sorted())
                .containsExactly(
                        "AcquireEnvironment",
                        "BackUpDatabase",
                        "BindEnvironment",
                        "Check",
                        "CompilePlan",
                        "CouldReturnRelease",
                        "CurrentRelease",
                        "CurrentSchema",
                        "Follow",
                        "HandBackEnvironment",
                        "Intend",
                        "KeepEvidence",
                        "MigrateDatabase",
                        "Notify",
                        "Observe",
                        "ProveShare",
                        "ReadEnvironment",
                        "ReadTraffic",
                        "ReleaseLogs",
                        "RequestRollback",
                        "ResolveArtifact",
                        "ReturnRelease",
                        "RunCommand",
                        "ShiftTraffic",
                        "StartRelease",
                        "StopRelease",
                        "WriteUndoByHand");
    }

    @Test
    void queries_and_the_words_between_workflows() {
        assertThat(
                        Stream.of(StatusQuery.class, Deployment.class, Environment.class)
                                .flatMap(WireContractTest::methods)
                                .map(m -> m.getAnnotation(QueryMethod.class))
                                .filter(Objects::nonNull)
                                .map(QueryMethod::name))
                .containsExactlyInAnyOrder("status", "plan", "status");
        assertThat(signals(Deployment.class)).containsExactly("rollbackReport", "stageReport");
        assertThat(signals(ProductionDeployment.class))
                .isEqualTo(signals(StagingDeployment.class))
                .isEqualTo(signals(PreDeploymentValidation.class))
                .isEqualTo(signals(PostDeploymentValidation.class))
                .containsExactly("orphaned", "relay", "rollbackReport", "stageReport");
        assertThat(signals(Rollback.class)).containsExactly("ordered");
    }

    @Test
    void kinds_of_questions_and_the_commands_that_answer_them() {
        assertThat(Arrays.stream(Question.Kind.values()).map(k -> k.wireName() + " " + k.command()))
                .containsExactly("approve approve", "confirm confirm", "ask answer");
    }

    private static List<String> updates(Class<?> type) {
        return methods(type)
                .map(m -> m.getAnnotation(UpdateMethod.class))
                .filter(Objects::nonNull)
                .map(UpdateMethod::name)
                .sorted()
                .toList();
    }

    private static List<String> signals(Class<?> type) {
        return methods(type)
                .map(m -> m.getAnnotation(SignalMethod.class))
                .filter(Objects::nonNull)
                .map(SignalMethod::name)
                .sorted()
                .toList();
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods());
    }

    @Test
    void search_attributes() {
        assertThat(Names.SEARCH_ATTRIBUTES)
                .extracting(k -> k.getName())
                .containsExactly(
                        "HoldpointService",
                        "HoldpointEnvironment",
                        "HoldpointVersion",
                        "HoldpointState",
                        "HoldpointAwaiting");
    }

    @Test
    void states_and_who_is_awaited() {
        assertThat(Arrays.stream(State.values()).map(s -> s.wireName() + " " + s.awaiting()))
                .containsExactly(
                        "Compiling none",
                        "WaitingWindow window",
                        "WaitingEnvironment environment",
                        "Running none",
                        "Holding none",
                        "WaitingPerson person",
                        "Paused person",
                        "RollingBack none",
                        "RollbackFailed person",
                        "Delivered none",
                        "RolledBack none",
                        "Stopped none",
                        "Free none");
    }

    @Test
    void failure_types() {
        assertThat(FailureTypes.ALL)
                .containsExactly(
                        "RolledBack",
                        "Rejected",
                        "GateFailed",
                        "Aborted",
                        "RollbackAbandoned",
                        "InvalidRequest",
                        "PlanRejected",
                        "EnvironmentLocked",
                        "Unsettled");
        assertThat(List.of(Errors.MISCONFIGURED, Errors.DRIFT, Errors.REFUSED, Errors.UNKNOWN_END))
                .containsExactly("Misconfigured", "Drift", "Refused", "UnknownEnd");
    }
}
