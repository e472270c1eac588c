package dev.holdpoint.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.SchemaExamples;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookNoticeTest {
    private static final Notice NOTICE =
            new Notice(
                    "breach",
                    "shop-2.0.0",
                    "Shop <2.0.0>",
                    "error-rate 15 % & rising",
                    Ordered.of("slot", "green", "limit", "10 %"));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_examples_of_its_schema_are_understood() {
        SchemaExamples.areUnderstood("notice-webhook", WebhookSettings.class);
    }

    @Test
    void the_body_is_one_that_slack_takes() throws Exception {
        answer(200, "ok");

        assertThat(deliver("{}")).isEqualTo("webhook at localhost");

        var request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/hook/secret");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("run/notify-1//1/1");
        assertThat(json(Objects.requireNonNull(request.getBody()).utf8()))
                .isEqualTo(
                        json(
                                "{'text': '*Shop &lt;2.0.0&gt;*\\nerror-rate 15 % &amp; rising\\n•"
                                        + " slot: green\\n• limit: 10 %\\n_shop-2.0.0_'}"));
    }

    @Test
    void a_template_is_filled_whatever_stands_in_the_notice() throws Exception {
        answer(204, "");

        var _ =
                deliver(
                        "{'template': {'event': '{kind}', 'id': '{run}', 'body': ['{title}:"
                                + " {text}', '{facts}'], 'urgent': true}, 'send': {'X-Token':"
                                + " '${env:PATH}'}}");

        var request = server.takeRequest();
        assertThat(request.getHeaders().get("X-Token")).isEqualTo(System.getenv("PATH"));
        assertThat(json(Objects.requireNonNull(request.getBody()).utf8()))
                .isEqualTo(
                        json(
                                "{'event': 'breach', 'id': 'shop-2.0.0', 'body': ['Shop <2.0.0>:"
                                    + " error-rate 15 % & rising', 'slot: green\\nlimit: 10 %'],"
                                    + " 'urgent': true}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 403, 404, 410})
    void a_refusal_is_final_and_shows_neither_address_nor_secret(int status) {
        answer(status, "no_service " + System.getenv("PATH"));

        assertThatThrownBy(() -> deliver("{'send': {'X-Token': '${env:PATH}'}}"))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.isNonRetryable()).isTrue();
                            assertThat(failure.getType()).isEqualTo(Errors.REFUSED);
                            assertThat(failure.getOriginalMessage())
                                    .isEqualTo(
                                            "The notice to the webhook at localhost was answered "
                                                    + status
                                                    + " (no_service ***). Mend the address or what"
                                                    + " is sent in the service document.");
                        });
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503})
    void what_may_pass_is_tried_again(int status) {
        answer(status, "");

        assertThatThrownBy(() -> deliver("{}"))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.isNonRetryable()).isFalse();
                            assertThat(failure.getOriginalMessage())
                                    .isEqualTo(
                                            "The notice to the webhook at localhost was answered "
                                                    + status
                                                    + ". It is tried again.");
                        });
    }

    @Test
    void the_receivers_own_pace_is_kept() {
        server.enqueue(new MockResponse(429, Headers.of("Retry-After", "7"), ""));

        assertThatThrownBy(() -> deliver("{}"))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure ->
                                assertThat(failure.getNextRetryDelay())
                                        .isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void silence_is_tried_again() {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

        assertThatThrownBy(() -> deliver("{'timeout': '200ms'}"))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.isNonRetryable()).isFalse())
                .hasMessageContaining(
                        "The notice to the webhook at localhost could not be delivered");
    }

    @Test
    void nobody_there_is_tried_again() {
        server.close();

        assertThatThrownBy(() -> deliver("{}"))
                .hasMessageContaining("could not be delivered: ")
                .message()
                .doesNotContain("hook/secret");
    }

    @Test
    void an_unknown_placeholder_is_refused_by_name() {
        assertThatThrownBy(() -> deliver("{'template': {'a': '{titel}'}}"))
                .hasMessageContaining(
                        "{titel} is no placeholder of a template, expected one of {kind}, {run},"
                                + " {title}, {text}, {facts}. Mend the service document.");
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse(status, Headers.EMPTY, body));
    }

    private String deliver(String more) {
        var settings = (ObjectNode) json(more);
        settings.put("url", "http://localhost:%d/hook/secret".formatted(server.getPort()));
        var binding = new Binding("webhook", settings);
        var target = new Target("shop", null, binding, null, Map.of(), Map.of());
        return new WebhookNotice()
                .deliver(new AdapterCall(target, "run/notify-1//1/1", _ -> {}), NOTICE);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
