package dev.holdpoint.worker.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code activities -> workflows}, {@code runbooks -> workflows}, {@code worker -> all}. */
class ModulesTest {
    @ParameterizedTest
    @CsvSource({
        "workflows,  activities",
        "workflows,  runbooks",
        "workflows,  worker",
        "activities, runbooks",
        "activities, worker",
        "runbooks,   activities",
        "runbooks,   worker"
    })
    void no_module_knows_one_that_builds_on_it_or_stands_beside_it(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage("dev.holdpoint." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.holdpoint." + to + "..")
                .check(Product.CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"workflows, 60", "activities, 10", "runbooks, 1", "worker, 3"})
    void the_rules_look_at_every_module(String module, int atLeast) {
        assertThat(Product.CLASSES.that(resideInAPackage("dev.holdpoint." + module + "..")))
                .hasSizeGreaterThanOrEqualTo(atLeast);
    }
}
