package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.approval.Approval;
import dev.holdpoint.workflows.approval.Statement;
import dev.holdpoint.workflows.approval.Subject;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Signatures;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals in an environment that wants them signed. */
class SignedTest {
    private static final String UNSIGNED =
            "production takes signed approvals, and this one of anna is not signed. Sign it with:"
                    + " holdpoint approve shop-2.4.0 --by anna --key KEYFILE (without Holdpoint:"
                    + " docs/steps/approve.md)";

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plans plan() {
        return Plans.of("2.4.0")
                .slots("production")
                .signed("production")
                .production(Steps.approve("tech-lead"), Steps.deploy());
    }

    private Scene.Run waiting(Plans plan) {
        var run = scene.deploy(plan.plan());
        run.until(State.WAITING_PERSON);
        return run;
    }

    private static Subject toSign(Scene.Run run) {
        return Objects.requireNonNull(run.status().questions().getFirst().toSign());
    }

    private Object signed(Scene.Run run, String by, String signature) {
        var statement = new Statement(toSign(run), "approve", by, scene.now()).text();
        return Scene.message(
                by, "comment", "looked at it", "statement", statement, "signature", signature);
    }

    @Test
    void a_signed_approval_counts_and_stays_with_its_step() {
        var run = waiting(plan().by("kim"));
        var subject = toSign(run);
        assertThat(subject.deployment()).isEqualTo("shop-2.4.0");
        assertThat(subject.environment()).isEqualTo("production");
        assertThat(run.status().awaiting())
                .contains("holdpoint approve shop-2.4.0 --by YOU --key KEYFILE");
        var at = scene.now();

        assertThat(run.say("approve", signed(run, "anna", "good")))
                .isEqualTo("approve of anna is recorded for production/approve-1.");

        var outcome = run.result(DeploymentOutcome.class);
        var step = outcome.stages().getFirst().steps().getFirst();
        assertThat(step.note())
                .isEqualTo("approved by anna: looked at it, signed with SHA256:key-of-anna");
        assertThat(step.approvals())
                .containsExactly(
                        new Approval(
                                "anna",
                                "approve",
                                new Statement(subject, "approve", "anna", at).text(),
                                "good",
                                "ssh-ed25519 AAAA",
                                "SHA256:key-of-anna",
                                Signatures.AT));
        scene.keep("signed");
    }

    @Test
    void a_name_alone_is_refused_with_the_command_that_signs() {
        var run = waiting(plan());

        assertThat(run.refusal("approve", "anna ok")).isEqualTo(UNSIGNED);
        run.signal("approve", "anna ok");
        run.until("told", said("ignored signal approve: " + UNSIGNED));

        assertThat(run.status().state()).isEqualTo(State.WAITING_PERSON);
        assertThat(scene.signatures().calls()).isEmpty();
    }

    private static Predicate<Status> said(String event) {
        return status -> status.events().stream().map(Event::text).anyMatch(event::equals);
    }

    @Test
    void a_signature_that_is_not_good_is_refused_and_shown() {
        var run = waiting(plan());

        assertThat(run.refusal("approve", signed(run, "anna", "forged")))
                .isEqualTo("The signature is not good.");
        run.until(
                "shown",
                said(
                        "refused approve of anna for production/approve-1: The signature is not"
                                + " good."));

        run.say("approve", signed(run, "anna", "good"));
        run.result(DeploymentOutcome.class);
    }

    @Test
    void a_signature_for_another_plan_is_refused_without_a_look_at_it() {
        var run = waiting(plan());
        var subject = toSign(run);
        var other =
                new Subject(
                        subject.service(),
                        subject.deployment(),
                        subject.run(),
                        "decaf",
                        subject.step(),
                        subject.environment());
        var statement = new Statement(other, "approve", "anna", scene.now()).text();

        assertThat(
                        run.refusal(
                                "approve",
                                Scene.message("anna", "statement", statement, "signature", "good")))
                .isEqualTo(
                        "The signature is for the plan decaf; here it is %s."
                                .formatted(subject.plan()));
        assertThat(scene.signatures().calls()).isEmpty();
    }

    @Test
    void who_started_it_does_not_approve_it() {
        var run = waiting(plan().by("anna"));

        assertThat(run.refusal("approve", signed(run, "anna", "good")))
                .isEqualTo(
                        "anna started this run, and who starts a run does not approve it: somebody"
                                + " else of tech-lead has to.");
        assertThat(scene.signatures().calls()).isEmpty();
    }

    @Test
    void a_no_needs_no_signature() {
        var run = waiting(plan());
        run.say("reject", "anna not today");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.REJECTED);
    }

    @Test
    void a_signature_is_refused_where_nobody_would_check_it() {
        var run = waiting(Plans.blueGreen("2.4.0"));

        assertThat(
                        run.refusal(
                                "approve",
                                Scene.message("anna", "statement", "x", "signature", "y")))
                .isEqualTo(
                        "production/approve-1 takes a name as it is claimed, and nobody would check"
                                + " the signature: leave statement and signature away.");
        assertThat(run.refusal("approve", Scene.message("anna", "signature", "y")))
                .isEqualTo(
                        "A signature goes with the text that was signed: send both, statement and"
                                + " signature.");
    }

    @Test
    void a_signature_that_cannot_be_checked_does_not_count() {
        scene.signatures()
                .refusing(_ -> {
                    throw ApplicationFailure.newNonRetryableFailure(
                            "There is no ssh-keygen here.", Errors.MISCONFIGURED);
                });
        var run = waiting(plan());

        assertThat(run.refusal("approve", signed(run, "anna", "good")))
                .isEqualTo(
                        "The signature could not be checked, so it does not count: There is no"
                                + " ssh-keygen here. Send it again when that is mended.");
    }

    @Test
    void what_ends_meanwhile_is_not_approved_and_waits_for_no_check() throws InterruptedException {
        var looking = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        scene.signatures().refusing(_ -> waited(looking, looked));
        var run = waiting(plan());
        var approval =
                run.stub()
                        .startUpdate(
                                "approve",
                                WorkflowUpdateStage.ACCEPTED,
                                String.class,
                                signed(run, "anna", "good"))
                        .getResultAsync();
        assertThat(looking.await(1, TimeUnit.MINUTES)).isTrue();

        run.say("abort", "kim wrong version");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ABORTED);
        looked.countDown();
        assertThat(approval).isCompletedExceptionally();
        assertThat(approval.exceptionNow())
                .rootCause()
                .hasMessageContaining("It stops, so nothing is approved any more.");
    }

    private static @Nullable String waited(CountDownLatch looking, CountDownLatch looked) {
        looking.countDown();
        try {
            return looked.await(1, TimeUnit.MINUTES) ? null : "nobody let it go on";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
