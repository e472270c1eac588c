package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Payloads;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final String KNOWN =
            "service, version and optionally environment, stage, runbook, type, by, reason,"
                    + " changes, flags, emergency, speedup, dryRun";

    @AutoClose final Scene scene = new Scene();

    private void assertRefused(@Nullable Object input, String sentence) {
        var failure = scene.start("Deployment", "wrong", input).failure();
        assertThat(failure.getType()).isEqualTo(FailureTypes.INVALID_REQUEST);
        assertThat(failure.getOriginalMessage()).isEqualTo(sentence);
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(scene.world().effects()).isEmpty();
    }

    @Test
    void no_input() {
        assertRefused(
                null,
                "The input of Deployment is missing: it needs one JSON object with " + KNOWN + ".");
    }

    @Test
    void a_list() {
        assertRefused(
                List.of("shop"),
                "The input of Deployment must be one JSON object with "
                        + KNOWN
                        + ", was [\"shop\"].");
    }

    @Test
    void a_text() {
        assertRefused(
                "shop 2.4.0",
                "The input of Deployment must be one JSON object with "
                        + KNOWN
                        + ", was \"shop 2.4.0\".");
    }

    @Test
    void an_unknown_field_with_a_hint_and_a_missing_one() {
        assertRefused(
                Map.of("servise", "shop", "version", "2.4.0"),
                "The input of Deployment is not right: 'servise' is unknown, did you mean"
                        + " 'service'?; 'service' is missing. It knows "
                        + KNOWN
                        + ".");
    }

    @Test
    void a_number_for_a_version() {
        assertRefused(
                Map.of("service", "shop", "version", 2.4),
                "The input of Deployment is not right: 'version' must be a text, was 2.4. It knows "
                        + KNOWN
                        + ".");
    }

    @Test
    void a_blank_name() {
        assertRefused(
                Map.of("service", " ", "version", "2.4.0"),
                "The input of Deployment is not right: 'service' must be a text that is not empty,"
                        + " was \" \". It knows "
                        + KNOWN
                        + ".");
    }

    @Test
    void a_null_version_and_wrong_kinds() {
        var json = Payloads.mapper().createObjectNode();
        json.put("service", "shop").putNull("version").put("speedup", "fast");
        json.put("dryRun", "yes").put("flags", "new-checkout");
        assertRefused(
                json,
                "The input of Deployment is not right: 'version' is missing; 'flags' must be a list"
                        + " of texts, was \"new-checkout\"; 'speedup' must be a whole number, was"
                        + " \"fast\"; 'dryRun' must be true or false, was \"yes\". It knows "
                        + KNOWN
                        + ".");
    }

    @Test
    void a_type_that_does_not_exist() {
        var failure =
                scene.start("Deploy", "wrong", Map.of("service", "shop", "version", "1")).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.INVALID_REQUEST);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "There is no workflow type Deploy; there are Deployment,"
                            + " PreDeploymentValidation, StagingDeployment, ProductionDeployment,"
                            + " PostDeploymentValidation, Rollback.");
    }

    @Test
    void every_type_reads_its_input_as_strictly() {
        for (var type :
                List.of(
                        "PreDeploymentValidation",
                        "StagingDeployment",
                        "ProductionDeployment",
                        "PostDeploymentValidation",
                        "Rollback",
                        "Environment")) {
            var failure = scene.start(type, "wrong-" + type, Map.of("servis", "shop")).failure();
            assertThat(failure.getType()).isEqualTo(FailureTypes.INVALID_REQUEST);
            assertThat(failure.getOriginalMessage())
                    .startsWith(
                            "The input of "
                                    + type
                                    + " is not right: 'servis' is unknown, did you mean 'service'?;"
                                    + " 'service' is missing");
        }
    }

    @Test
    void a_plan_with_problems_is_rejected_with_all_of_them() {
        scene.documents().refuse("runbook.yaml:3:1 no such stage", "shop.yaml:9:2 no such role");

        var failure =
                scene.start("Deployment", "shop-1", Map.of("service", "shop", "version", "1"))
                        .failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.PLAN_REJECTED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "The plan is rejected, 2 problems: runbook.yaml:3:1 no such stage\n"
                                + "shop.yaml:9:2 no such role");
    }
}
