package dev.holdpoint.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentsTest {
    private final Documents documents = Documents.read(Examples.GOOD, Examples.ADAPTERS);

    @Test
    void all_examples_read_without_a_problem() {
        assertThat(documents.problems()).isEmpty();
    }

    @Test
    void documents_are_found_by_kind_and_name() {
        assertThat(documents.runbooks())
                .containsKeys(
                        "blue-green", "guarded", "managed-platform", "protocol", "zero-downtime");
        assertThat(documents.services()).containsKeys("billing", "ledger", "vault", "shop");
        assertThat(documents.people()).containsKeys("acme");
    }
}
