package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.worker.approval.SshKey;
import dev.holdpoint.worker.demo.Await;
import dev.holdpoint.worker.demo.DemoTemporal;
import dev.holdpoint.worker.host.WorkerApplication;
import dev.holdpoint.workflows.wire.Payloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signed approvals as people give them: the commands, ssh-keygen, a worker, the real server. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class SignedIT {
    private Path folder;
    private SshKey anna;
    private SshKey stranger;
    private DemoTemporal temporal;
    private WorkerApplication worker;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        var keys = Files.createDirectory(folder.resolve("keys"));
        anna = SshKey.make(keys, "anna", "ed25519");
        stranger = SshKey.make(keys, "stranger", "ed25519");
        PadDocuments.write(folder);
        var service = folder.resolve("service-pad.yaml");
        Files.writeString(
                service,
                Files.readString(service)
                        .replace("people: {lead: [anna]}", "people: pad")
                        .replace("  production:\n", "  production:\n    identity: signed\n"));
        Files.writeString(
                folder.resolve("people.yaml"),
                """
                apiVersion: holdpoint.dev/v1alpha1
                kind: People
                name: pad
                people:
                  anna:
                    keys:
                      - {ssh: "%s"}
                roles: {lead: [anna]}
                """
                        .formatted(anna.line()));
        Files.writeString(folder.resolve("VERSION"), "1.0\n");
        temporal = RealTemporalServer.start(Files.createDirectory(folder.resolve("temporal")));
        worker = PadWorker.start(temporal.address(), folder, new CopyOnWriteArrayList<>());
    }

    @AfterAll
    void stop() {
        if (worker != null) {
            worker.close();
        }
        if (temporal != null) {
            temporal.close();
        }
    }

    @Test
    void only_a_signature_of_the_person_counts_and_ssh_keygen_checks_the_record_again()
            throws IOException, InterruptedException {
        asking("1.1");
        assertThat(said("approve", "pad-1.1", "--by=anna"))
                .endsWith(
                        "production takes signed approvals, and this one of anna is not signed."
                                + " Sign it with: holdpoint approve pad-1.1 --by anna --key KEYFILE"
                                + " (without Holdpoint: docs/steps/approve.md)\n");
        assertThat(said("approve", "pad-1.1", "--by=anna", "--key=" + stranger.file()))
                .contains("which the People document pad gives to nobody; anna signs with SHA256:");
        assertThat(said("approve", "pad-1.1", "--by=anna", "--key=" + folder.resolve("no-key")))
                .contains("ssh-keygen did not sign with " + folder.resolve("no-key"));
        assertThat(run("status", "pad-1.1").out())
                .contains("refused approve of anna for gate/approve-1: It was signed with SHA256:");

        var approved = run("approve", "pad-1.1", "--by=anna", "-m", "fine", "--key=" + anna.file());
        assertThat(approved.out()).isEqualTo("approve of anna is recorded for gate/approve-1.\n");
        assertThat(run("follow", "pad-1.1").out())
                .endsWith("pad 1.1 is delivered: every stage passed.\n");

        var kept = step("pad-1.1").path("approvals").path(0);
        assertThat(step("pad-1.1").path("note").asText())
                .isEqualTo(
                        "approved by anna: fine, signed with " + kept.path("fingerprint").asText());
        assertThat(
                        SshKey.verify(
                                folder.resolve("keys"),
                                kept.path("by").asText(),
                                kept.path("key").asText(),
                                kept.path("statement").asText(),
                                kept.path("signature").asText()))
                .startsWith("Good \"holdpoint\" signature for anna with");
    }

    @Test
    void what_is_printed_is_signed_by_hand_and_counts_for_that_run_alone()
            throws IOException, InterruptedException {
        asking("1.2");
        var text = folder.resolve("keys").resolve("decision");
        Files.writeString(text, run("approve", "pad-1.2", "--by=anna", "--print").out());
        Files.writeString(
                text.resolveSibling("decision.sig"),
                anna.sign("holdpoint", Files.readString(text)));
        run("abort", "pad-1.2", "--by=anna", "-m", "another first");
        run("follow", "pad-1.2");

        asking("1.3");
        assertThat(said("approve", "pad-1.3", "--by=anna", "--signed=" + text))
                .endsWith("The signature is for the deployment pad-1.2; here it is pad-1.3.\n");
        run("abort", "pad-1.3", "--by=anna");
        run("follow", "pad-1.3");

        asking("1.2");
        assertThat(said("approve", "pad-1.2", "--by=anna", "--signed=" + text))
                .contains("The signature is for the run ");
        Files.writeString(text, run("approve", "pad-1.2", "--by=anna", "--print").out());
        assertThat(said("approve", "pad-1.2", "--by=anna", "--signed=" + text))
                .contains("The signature does not fit the statement: ");
        Files.writeString(
                text.resolveSibling("decision.sig"),
                anna.sign("holdpoint", Files.readString(text)));
        assertThat(run("approve", "pad-1.2", "--by=anna", "--signed=" + text).exitCode()).isZero();
        Await.until(
                "it goes on", () -> run("status", "pad-1.2").out().contains("signed with SHA256:"));
        run("abort", "pad-1.2", "--by=anna");
        run("follow", "pad-1.2");
    }

    private JsonNode step(String id) throws IOException {
        return Payloads.mapper()
                .readTree(run("status", id, "-o", "json").out())
                .path("stages")
                .path(0)
                .path("steps")
                .path(0);
    }

    private void asking(String version) {
        run("deploy", "pad", version, "--by=mia", "--detach");
        Await.until(
                "it asks", () -> run("status", "pad-" + version).out().contains("waits for lead"));
    }

    /** What a command that is refused says. */
    private String said(String... words) {
        var ran = run(words);
        assertThat(ran.exitCode()).isEqualTo(1);
        return ran.err();
    }

    private Ran run(String... words) {
        return Ran.at(temporal.address(), words);
    }
}
