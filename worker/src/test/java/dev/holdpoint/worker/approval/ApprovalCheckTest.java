package dev.holdpoint.worker.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.worker.planning.Planning;
import dev.holdpoint.workflows.approval.Approval;
import dev.holdpoint.workflows.approval.Statement;
import dev.holdpoint.workflows.approval.Subject;
import dev.holdpoint.workflows.port.ApprovalActivities.Verified;
import dev.holdpoint.workflows.port.ApprovalActivities.VerifyCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a signature is of, by the documents of the moment. */
@TestInstance(Lifecycle.PER_CLASS)
class ApprovalCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final String TEXT =
            new Statement(
                            new Subject(
                                    "shop", "shop-2.4.0", "run", "c0ffee", "gate", "production"),
                            "approve",
                            "anna",
                            NOW)
                    .text();

    private static final String SERVICE =
            """
            apiVersion: holdpoint.dev/v1alpha1
            kind: Service
            name: shop
            runbook: shop
            source: {command: {resolve: [echo, one]}}
            people: acme
            environments:
              production: {url: "http://127.0.0.1:1", identity: signed}
            """;

    private Path folder;
    private SshKey anna;
    private SshKey bo;
    private SshKey stranger;

    @BeforeAll
    void keys(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        anna = SshKey.make(folder, "anna", "ed25519");
        bo = SshKey.make(folder, "bo", "ed25519");
        stranger = SshKey.make(folder, "stranger", "ed25519");
    }

    @BeforeEach
    void documents() throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), SERVICE);
        people("");
    }

    /** Writes the people anew, anna's key with what is added. */
    private void people(String added) throws IOException {
        people(anna.line(), added, "lead: [anna, bo]");
    }

    private void people(String key, String added, String roles) throws IOException {
        Files.writeString(
                folder.resolve("people.yaml"),
                """
                apiVersion: holdpoint.dev/v1alpha1
                kind: People
                name: acme
                people:
                  anna:
                    keys:
                      - {ssh: "%s"%s}
                  bo:
                    keys:
                      - {ssh: "%s"}
                roles: {%s}
                """
                        .formatted(key, added, bo.line(), roles));
    }

    private Verified verified(String by, String text, String signature) {
        return new ApprovalCheck(() -> Documents.read(folder, Planning.published()), () -> NOW)
                .verify(new VerifyCall("shop", "lead", "approve", by, text, signature));
    }

    private String refusal(SshKey key) throws IOException, InterruptedException {
        return String.valueOf(verified("anna", TEXT, key.sign("holdpoint", TEXT)).refusal());
    }

    private String fingerprint(SshKey key) throws IOException, InterruptedException {
        var said = SshKey.verify(folder, "x", key.line(), TEXT, key.sign("holdpoint", TEXT));
        return said.replaceAll("(?s).*(SHA256:\\S+).*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void what_counted_is_kept_so_that_ssh_keygen_checks_it_again(String type)
            throws IOException, InterruptedException {
        var key = SshKey.make(Files.createTempDirectory(folder, type), "key", type);
        people(key.line(), "", "lead: [anna, bo]");

        var verified = verified("anna", TEXT, key.sign("holdpoint", TEXT));

        Approval approval = Objects.requireNonNull(verified.approval());
        assertThat(approval.fingerprint()).isEqualTo(fingerprint(key));
        assertThat(approval.verified()).isEqualTo(NOW);
        assertThat(approval.statement()).isEqualTo(TEXT);
        assertThat(
                        SshKey.verify(
                                folder,
                                approval.by(),
                                approval.key(),
                                approval.statement(),
                                approval.signature()))
                .startsWith("Good \"holdpoint\" signature for anna with");
    }

    @Test
    void a_signature_of_another_text_or_namespace_or_none_at_all_does_not_fit()
            throws IOException, InterruptedException {
        var forged =
                "The signature does not fit the statement: one of them was changed, or it was made"
                    + " for another text or namespace. Sign anew: holdpoint approve, or ssh-keygen"
                    + " -Y sign -n holdpoint.";
        var signature = anna.sign("holdpoint", TEXT);

        assertThat(verified("anna", TEXT.replace("c0ffee", "decaf"), signature).refusal())
                .isEqualTo(forged);
        assertThat(verified("anna", TEXT, anna.sign("git", TEXT)).refusal()).isEqualTo(forged);
        assertThat(verified("anna", TEXT, "-----BEGIN SSH SIGNATURE-----\n").refusal())
                .isEqualTo(forged);
        assertThat(verified("anna", TEXT, "ok").refusal()).isEqualTo(forged);
    }

    @Test
    void a_key_of_somebody_else_is_told_with_its_owner() throws IOException, InterruptedException {
        assertThat(refusal(bo))
                .isEqualTo(
                        "It was signed with a key of bo, not of anna. Everybody signs for"
                                + " themselves.");
    }

    @Test
    void a_key_of_nobody_is_told_with_those_that_would_do()
            throws IOException, InterruptedException {
        assertThat(refusal(stranger))
                .isEqualTo(
                        "It was signed with %s, which the People document acme gives to nobody; anna signs with %s. Sign with that, or have the key added."
                                .formatted(fingerprint(stranger), fingerprint(anna)));
    }

    @Test
    void a_key_counts_to_the_end_of_its_last_day() throws IOException, InterruptedException {
        people(", until: \"2026-11-22\"");
        assertThat(refusal(anna)).isEqualTo("null");

        people(", until: \"2026-11-21\"");
        assertThat(refusal(anna))
                .isEqualTo(
                        "The key %s of anna expired on 2026-11-21. Sign with another, or have its time in the People document acme prolonged."
                                .formatted(fingerprint(anna)));
    }

    @Test
    void a_key_that_was_given_up_counts_no_more() throws IOException, InterruptedException {
        people(", revoked: \"2026-10-01\"");

        assertThat(refusal(anna))
                .isEqualTo(
                        "The key %s of anna was revoked on 2026-10-01. Sign with another that stands in the People document acme."
                                .formatted(fingerprint(anna)));
    }

    @Test
    void who_lost_the_role_since_the_plan_was_made_approves_nothing()
            throws IOException, InterruptedException {
        people(anna.line(), "", "lead: [bo]");

        assertThat(refusal(anna))
                .isEqualTo(
                        "anna does not hold lead in the People document acme as it is now; it is"
                                + " held by bo.");
    }

    @Test
    void documents_that_nobody_can_be_known_by_prove_nothing()
            throws IOException, InterruptedException {
        people(", until: \"soon\"");
        assertThat(refusal(anna))
                .startsWith(
                        "The People document acme is not right as it is now, so nobody is known by"
                                + " it: ")
                .endsWith("found \"soon\"; expected a date, such as \"2027-06-30\"");

        Files.delete(folder.resolve("people.yaml"));
        assertThat(refusal(anna))
                .isEqualTo(
                        "There is no People document acme any more, so nobody can be known by a"
                                + " key.");

        Files.writeString(
                folder.resolve("shop.yaml"),
                SERVICE.replace("people: acme", "people: {lead: [anna]}"));
        assertThat(refusal(anna))
                .isEqualTo(
                        "Service shop names no People document any more, so nobody can be known by"
                                + " a key.");
    }
}
