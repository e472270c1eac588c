package dev.holdpoint.worker.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A workflow is replayed from its history, so it must do the same thing every time: no file, no
 * socket, no clock, no thread, no chance. The lists below name what is allowed; all else is not.
 */
class WorkflowsTest {
    private static final DescribedPredicate<JavaClass> PLAIN_VALUES =
            resideInAnyPackage(
                            "java.lang",
                            "java.lang.annotation",
                            "java.lang.constant",
                            "java.lang.invoke",
                            // the components of a record, read to tell people what it knows
                            "java.lang.reflect",
                            "java.lang.runtime",
                            "java.math",
                            "java.nio.charset",
                            "java.text",
                            "java.time..",
                            "java.util",
                            "java.util.function",
                            "java.util.regex",
                            "java.util.stream",
                            "com.fasterxml.jackson.annotation",
                            "com.fasterxml.jackson.core..",
                            "com.fasterxml.jackson.databind..",
                            "com.fasterxml.jackson.datatype..",
                            "org.jspecify.annotations")
                    .or(
                            belongToAnyOf(
                                    IOException.class,
                                    Serializable.class,
                                    UncheckedIOException.class));

    private static final DescribedPredicate<JavaClass> TIME_THREADS_AND_CHANCE =
            belongToAnyOf(
                    Clock.class,
                    InstantSource.class,
                    Process.class,
                    ProcessBuilder.class,
                    Random.class,
                    Runtime.class,
                    Thread.class,
                    ThreadLocal.class,
                    Timer.class,
                    UUID.class);

    private static final DescribedPredicate<JavaClass> TEMPORAL =
            resideInAnyPackage(
                    "io.temporal.activity",
                    "io.temporal.api..",
                    "io.temporal.common..",
                    "io.temporal.failure",
                    // only to register what is here
                    "io.temporal.worker",
                    "io.temporal.workflow..",
                    "org.slf4j",
                    // a payload's bytes
                    "com.google.protobuf");

    private static final DescribedPredicate<JavaClass> PURE =
            resideInAnyPackage(
                    "dev.holdpoint.workflows.judge..",
                    "dev.holdpoint.workflows.plan..",
                    "dev.holdpoint.workflows.runbook..",
                    "dev.holdpoint.workflows.window..");

    @Test
    void workflows_know_plain_values_and_the_workflow_side_of_temporal() {
        classes()
                .that()
                .resideInAPackage("dev.holdpoint.workflows..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("dev.holdpoint.workflows..")
                                .or(PLAIN_VALUES)
                                .or(TEMPORAL))
                .check(Product.CLASSES);
    }

    @Test
    void what_decides_knows_plain_values_and_itself() {
        classes()
                .that(PURE)
                .should()
                .onlyDependOnClassesThat(PURE.or(PLAIN_VALUES))
                .check(Product.CLASSES);
    }

    @Test
    void workflows_use_no_clock_no_thread_and_no_chance() {
        inWorkflows().should().dependOnClassesThat(TIME_THREADS_AND_CHANCE).check(Product.CLASSES);
    }

    @Test
    void workflows_do_not_ask_the_machine_for_the_time_or_its_settings() {
        inWorkflows().should().callMethodWhere(Nondeterminism.CALL).check(Product.CLASSES);
    }

    @Test
    void workflows_treat_each_failure_by_its_name() {
        inWorkflows().should(BroadCatch.CATCH_ANYTHING).check(Product.CLASSES);
    }

    @Test
    void a_workflow_is_changed_in_one_way_only() {
        inWorkflows()
                .and()
                .doNotHaveSimpleName("Change")
                .should()
                .callMethod(Workflow.class, "getVersion", String.class, int.class, int.class)
                .because("asked twice it lets runs of an earlier build not replay")
                .check(Product.CLASSES);
    }

    private static GivenClassesConjunction inWorkflows() {
        return noClasses().that().resideInAPackage("dev.holdpoint.workflows..");
    }
}
