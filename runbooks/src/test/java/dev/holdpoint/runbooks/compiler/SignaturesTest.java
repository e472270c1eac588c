package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.Examples;
import dev.holdpoint.workflows.runbook.StageType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run to an environment with signed approvals must have, on the day of {@link Plans}. */
class SignaturesTest {
    private static final Path PLANS = Path.of("src/test/resources/plans");
    private static final String APPROVED = "{approve: tech-lead}, {deploy: new}, {hold: 1m}";

    @TempDir Path folder;

    @BeforeEach
    void production_takes_signed_approvals() throws IOException {
        var shop = Files.readString(PLANS.resolve("service-shop.yaml"));
        write("shop.yaml", shop.replace("    worker: prod\n", "    identity: signed\n"));
        people("[{ssh: %s}]".formatted(key('a')), "tech-lead: [anna]");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Anna with these keys, bo with one of his own. */
    private void people(String keys, String roles) throws IOException {
        write(
                "people.yaml",
                """
                apiVersion: holdpoint.dev/v1alpha1
                kind: People
                name: acme
                people:
                  anna: {keys: %s}
                  bo: {keys: [{ssh: %s}]}
                roles: {%s, release-manager: [bo], incident-responder: [bo]}
                """
                        .formatted(keys, key('b'), roles));
    }

    /** A public key of no private one. */
    private static String key(char filling) {
        var type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        var rest = String.valueOf(filling).repeat(32).getBytes(StandardCharsets.US_ASCII);
        var key =
                ByteBuffer.allocate(8 + type.length + rest.length)
                        .putInt(type.length)
                        .put(type)
                        .putInt(rest.length)
                        .put(rest);
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(key.array());
    }

    private Planned plan(String steps, String more, Scope scope) throws IOException {
        write("own.yaml", Plans.runbook(steps, "{shift: stable}", RULE));
        return Plans.plan(
                Documents.read(folder, Examples.ADAPTERS),
                Plans.request(
                        "{'service': 'shop', 'version': '2.4.0'%s}"
                                .formatted(more.isEmpty() ? "" : ", " + more)),
                scope);
    }

    private static final String RULE =
            "{metric: error-rate, above: 5%, severity: P0, action: rollback}";

    private Planned own(String steps) throws IOException {
        return plan(steps, "'runbook': 'own', 'by': 'bo'", Scope.WHOLE);
    }

    @Test
    void a_run_that_is_approved_before_it_changes_anything_is_planned() throws IOException {
        assertThat(Plans.ready(own(APPROVED)).notes()).isEmpty();
        assertThat(Plans.ready(plan("", "'type': 'hotfix', 'by': 'bo'", Scope.WHOLE)).stages())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{deploy: new}, {hold: 1m}|deploy-1",
                "{deploy: new}, {approve: tech-lead}, {shift: 100%}, {hold: 1m}|deploy-1",
                "{approve: tech-lead, when: {type: hotfix}}, {deploy: new}, {hold: 1m}|deploy-1",
                "{approve: tech-lead, when: {reached: migrate}}, {deploy: new}, {hold:"
                        + " 1m}|deploy-1",
                "{check: [health]}, {migrate: up, undo: {none: it stays}}|migrate-1",
                "{shift: 100%}, {hold: 1m}|shift-1"
            })
    void a_run_that_may_change_it_without_a_signature_is_refused(String steps, String first)
            throws IOException {
        assertThat(Plans.refused(own(steps)))
                .singleElement()
                .asString()
                .endsWith(
                        "production takes signed approvals, and before step go/%s this run is sure of none: put an approve step before it that asks whatever is deployed"
                                .formatted(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'by': 'bo'", "'by': 'bo', 'environment': 'production'"})
    void a_type_whose_approval_is_left_out_is_no_way_around(String request) throws IOException {
        assertThat(Plans.refused(plan("", request, Scope.WHOLE)))
                .singleElement()
                .asString()
                .contains("production takes signed approvals, and before step production/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "continue"})
    void silence_that_goes_on_without_a_signature_is_refused(String otherwise) throws IOException {
        var silent = "{approve: tech-lead, within: 1h, otherwise: %s}".formatted(otherwise);

        assertThat(Plans.refused(own(silent + ", {deploy: new}, {hold: 1m}")))
                .singleElement()
                .asString()
                .contains("stages[0].steps[0].otherwise: ")
                .endsWith(
                        "production takes signed approvals, and by otherwise: %s whoever waits long enough goes on without one; say hold, stop or rollback"
                                .formatted(otherwise));
        assertThat(Plans.refused(own(APPROVED + ", " + silent))).hasSize(1);
        assertThat(Plans.ready(own(silent + ", {check: [health]}")).hash()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "stop", "rollback"})
    void silence_that_does_not_go_on_is_planned(String otherwise) throws IOException {
        var silent = "{approve: tech-lead, within: 1h, otherwise: %s}".formatted(otherwise);

        assertThat(Plans.ready(own(silent + ", {deploy: new}, {hold: 1m}")).hash()).isNotEmpty();
    }

    @Test
    void production_alone_takes_the_approvals_before_it_along() throws IOException {
        var alone = Scope.lone(StageType.PRODUCTION_DEPLOYMENT);

        assertThat(Plans.ready(plan("", "'type': 'hotfix', 'by': 'bo'", alone)).stages())
                .hasSize(1);
        assertThat(Plans.refused(plan("", "'by': 'bo'", alone))).hasSize(1);
    }

    @Test
    void what_changes_nothing_there_needs_no_approval() throws IOException {
        var steps = "{check: [health]}, {hold: 1m}";

        assertThat(Plans.ready(plan(steps, "'runbook': 'own'", Scope.WHOLE)).stages()).hasSize(1);
    }

    @Test
    void the_way_back_is_planned_whoever_may_approve() throws IOException {
        people("[{ssh: %s, revoked: \"2026-11-01\"}]".formatted(key('a')), "tech-lead: [anna]");

        var back = Plans.ready(plan("", "'environment': 'production'", Scope.BACK));

        assertThat(back.rollback().steps()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'runbook': 'own'", "'runbook': 'own', 'by': ' '"})
    void a_run_that_nobody_starts_is_refused(String request) throws IOException {
        assertThat(Plans.refused(plan(APPROVED, request, Scope.WHOLE)))
                .containsExactly(
                        "request: by: say who starts it; production takes signed approvals, and who"
                                + " starts a run does not approve it");
    }

    @Test
    void the_starter_is_nobody_who_can_sign() throws IOException {
        people("[{ssh: %s}]".formatted(key('a')), "tech-lead: [bo]");

        assertThat(Plans.refused(own(APPROVED)))
                .singleElement()
                .asString()
                .endsWith(
                        "production takes signed approvals, and nobody who holds tech-lead (bo) has"
                                + " a key that counts today but bo, who starts it: give one in the"
                                + " People document, people.NAME.keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"until: \"2026-11-21\"", "revoked: \"2026-11-01\""})
    void a_key_that_counts_no_more_is_none(String over) throws IOException {
        people("[{ssh: %s, %s}]".formatted(key('a'), over), "tech-lead: [anna, bo]");

        assertThat(Plans.refused(own(APPROVED)))
                .singleElement()
                .asString()
                .contains("nobody who holds tech-lead (anna, bo) has a key that counts today but");
        people("[{ssh: %s, %s}]".formatted(key('a'), over), "tech-lead: [anna]");
        assertThat(Plans.refused(own(APPROVED)))
                .singleElement()
                .asString()
                .contains("nobody who holds tech-lead (anna) has a key that counts today: give");
    }

    @Test
    void a_key_counts_on_its_last_day() throws IOException {
        people("[{ssh: %s, until: \"2026-11-22\"}]".formatted(key('a')), "tech-lead: [anna]");

        assertThat(Plans.ready(own(APPROVED)).hash()).isNotEmpty();
    }
}
