package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJtRFAjZNQxvk2UVoWaSR8VHX9LMdamG8pm0HlklVw9K";

    @TempDir private Path folder;

    /**
     * A runbook with one approval, the shop with an identity, and anna with what is said of her.
     */
    private Planned plan(String identity, String anna) throws IOException {
        Files.writeString(
                folder.resolve("own.yaml"),
                Plans.runbook(
                        "{approve: tech-lead}", "{shift: stable}", "{report: b, action: warn}"));
        var plans = Path.of("src/test/resources/plans");
        Files.writeString(
                folder.resolve("shop.yaml"),
                Files.readString(plans.resolve("service-shop.yaml"))
                        .replace("    worker: prod\n", "    worker: prod\n" + identity));
        Files.writeString(
                folder.resolve("people.yaml"),
                Files.readString(plans.resolve("people-acme.yaml"))
                        .replace("anna: {email: anna@example.com}", "anna: " + anna));
        return Plans.plan(
                Documents.read(folder, Examples.ADAPTERS),
                Plans.request("{'service': 'shop', 'version': '2.4.0', 'runbook': 'own'}"),
                Scope.WHOLE);
    }

    @Test
    void a_signed_environment_is_on_the_plan_and_in_its_hash() throws IOException {
        var keyed = "{keys: [{ssh: \"%s\", until: \"2027-06-30\"}]}".formatted(KEY);
        var signed = Plans.ready(plan("    identity: signed\n", keyed));

        assertThat(Objects.requireNonNull(signed.environments().get("production")).signed())
                .isTrue();
        assertThat(signed.notes()).noneMatch(note -> note.startsWith("approvals are claimed"));
        assertThat(PlanText.lines(signed)).anyMatch(line -> line.contains(", signed approvals"));
        assertThat(Plans.ready(plan("", keyed)).hash()).isNotEqualTo(signed.hash());
    }

    @Test
    void a_plan_says_what_a_claimed_approval_cannot_enforce() throws IOException {
        assertThat(Plans.ready(plan("", "{}")).notes())
                .contains(
                        "approvals are claimed: Holdpoint takes the name that is given, and whoever"
                                + " reaches the Temporal server can give any; an environment that"
                                + " says identity: signed asks for proof");
    }

    @Test
    void where_nobody_of_the_role_has_a_key_nothing_starts() throws IOException {
        assertThat(Plans.refused(plan("    identity: signed\n", "{}")))
                .singleElement()
                .asString()
                .endsWith(
                        "production takes signed approvals, and nobody who holds tech-lead (anna)"
                                + " has a key that counts today: give one in the People document,"
                                + " people.NAME.keys");
        var revoked = "{keys: [{ssh: \"%s\", revoked: \"2026-10-01\"}]}".formatted(KEY);
        assertThat(Plans.refused(plan("    identity: signed\n", revoked))).hasSize(1);
    }
}
