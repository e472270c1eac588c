package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Staging, staging",
        "Pre-deployment validation, pre-deployment-validation",
        "Canary & full, canary-full",
        "(Go!), go",
        "Prüfung 2, pr-fung-2",
        "!!, ''"
    })
    void a_name_becomes_part_of_an_id(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }
}
