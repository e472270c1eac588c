package dev.holdpoint.worker.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Packages are named after words of the domain, say what they are, and know null. */
class PackagesTest {
    private static final Set<String> NOT_A_DOMAIN_WORD =
            Set.of("util", "utils", "common", "model", "dto", "impl", "helper", "manager");

    @Test
    void no_package_is_named_after_nothing() {
        assertThat(packages())
                .extracting(JavaPackage::getRelativeName)
                .doesNotContainAnyElementsOf(NOT_A_DOMAIN_WORD);
    }

    @Test
    void every_package_has_a_package_info_and_is_null_marked() {
        assertThat(packages())
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).isTrue());
    }

    @Test
    void no_two_packages_know_each_other_in_a_circle() {
        slices().matching("dev.holdpoint.(**)").should().beFreeOfCycles().check(Product.CLASSES);
    }

    private static Set<JavaPackage> packages() {
        return Product.CLASSES.stream()
                .map(type -> type.getPackage())
                .collect(Collectors.toUnmodifiableSet());
    }
}
