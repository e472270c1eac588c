package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.Examples;
import dev.holdpoint.workflows.plan.Artifact;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanHashTest {
    private static final String SHA_256 = "[0-9a-f]{64}";

    @Test
    void it_is_a_sha_256_in_hex() {
        assertThat(Plans.shop().hash()).matches(SHA_256);
    }

    @Test
    void planning_twice_gives_the_same() {
        assertThat(Plans.shop().hash()).isEqualTo(Plans.shop().hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'by': 'anna'",
                "'reason': 'because'",
                "'dryRun': true",
                "'type': 'standard'",
                "'runbook': 'blue-green'",
                "'speedup': 1",
                "'emergency': false",
                "'flags': []",
                "'changes': []"
            })
    void what_changes_nothing_about_the_run_does_not_count(String field) {
        assertThat(with(field)).isEqualTo(Plans.shop().hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'hotfix'",
                "'environment': 'production'",
                "'speedup': 2",
                "'emergency': true, 'by': 'anna', 'reason': 'the site is down'",
                "'flags': ['new']",
                "'changes': ['a fix']"
            })
    void what_changes_the_run_counts(String field) {
        assertThat(with(field)).matches(SHA_256).isNotEqualTo(Plans.shop().hash());
    }

    @Test
    void the_artifact_counts_but_not_where_it_was_put() {
        assertThat(resolved("sha256:01", "/tmp/one")).isEqualTo(resolved("sha256:01", "/tmp/two"));
        assertThat(resolved("sha256:01", null)).isEqualTo(resolved("sha256:01", "/tmp/two"));
        assertThat(resolved("sha256:01", null)).isNotEqualTo(resolved("sha256:02", null));
    }

    @Test
    void a_number_in_the_runbook_counts() {
        assertThat(own("5%")).isNotEqualTo(own("6%")).isEqualTo(own("5.0%"));
    }

    private static String own(String limit) {
        var rule =
                "{metric: error-rate, above: %s, severity: P1, action: rollback}".formatted(limit);
        return Plans.ready(
                        Plans.shopBy(Plans.runbook("{check: [health]}", "{shift: stable}", rule)))
                .hash();
    }

    private static String with(String field) {
        return Plans.ready("{'service': 'shop', 'version': '2.4.0', %s}".formatted(field)).hash();
    }

    private static String resolved(String digest, @Nullable String workspace) {
        var planner = new Planner(Plans.DOCUMENTS, Examples.ADAPTERS, null, Plans.NOW);
        return Plans.ready(
                        planner.plan(
                                Plans.request("{'service': 'shop', 'version': '2.4.0'}"),
                                Scope.WHOLE,
                                (_, _) -> new Artifact("2.4.0", digest, null, workspace, Map.of())))
                .hash();
    }
}
