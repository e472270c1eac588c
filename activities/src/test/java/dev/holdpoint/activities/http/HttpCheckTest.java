package dev.holdpoint.activities.http;

import static dev.holdpoint.workflows.judge.Verdict.FAIL;
import static dev.holdpoint.workflows.judge.Verdict.INCONCLUSIVE;
import static dev.holdpoint.workflows.judge.Verdict.NO_DATA;
import static dev.holdpoint.workflows.judge.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.SchemaExamples;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCheckTest {
    private static final Duration LIMIT = Duration.ofSeconds(3);

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
        SchemaExamples.areUnderstood("check-http", HttpSettings.class);
    }

    @Test
    void the_expected_answer_passes() throws Exception {
        answer(200, "ok");

        var result = check("{'path': '/health'}");

        assertThat(result.check()).isEqualTo("health");
        assertThat(result.verdict()).isEqualTo(PASS);
        assertThat(result.sentence()).isEqualTo("GET " + address("/health") + " answered 200");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/health");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'status': 204}| answered 200, expected 204",
                "{'contains': 'up'}| answered 200, but its body does not contain \"up\"",
                "{'header': {'X-Zone': 'a'}}| answered 200, but header X-Zone is \"b\", expected"
                        + " \"a\"",
                "{'header': {'X-Not': 'a'}}| answered 200, but header X-Not is missing, expected"
                        + " \"a\"",
                "{'body': {'/version': '${version}'}}| answered 200, but /version is \"1.9.9\","
                        + " expected \"2.0.0\"",
                "{'body': {'/commit': 'c'}}| answered 200, but /commit is missing, expected \"c\"",
                "{'body': {'/slots': [1]}}| answered 200, but /slots is [1,2], expected [1]"
            })
    void a_mismatch_fails_and_says_what_was_expected(String more, String end) throws Exception {
        server.enqueue(
                new MockResponse(
                        200,
                        Headers.of("x-zone", "b"),
                        "{\"version\": \"1.9.9\", \"slots\": [1, 2], \"db\": 3}"));

        var result = check("{'path': '/health'}", more, "blue");

        assertThat(result.verdict()).isEqualTo(FAIL);
        assertThat(result.sentence()).isEqualTo("GET " + address("/health") + " " + end);
    }

    @Test
    void everything_as_expected_passes_whatever_the_json_type() {
        server.enqueue(
                new MockResponse(
                        200, Headers.of("x-zone", "b"), "{\"version\": \"2.0.0\", \"db\": 3}"));

        var all = "{'header': {'X-Zone': 'b'}, 'body': {'/version': '${version}', '/db': '3'}}";

        assertThat(check("{'path': '/health'}", all, "blue").verdict()).isEqualTo(PASS);
    }

    @Test
    void a_body_that_is_not_json_fails() {
        answer(200, "<html>");

        assertThat(check("{'path': '/', 'body': {'/a': 1}}").sentence())
                .endsWith("answered 200, but its body is not JSON");
    }

    @Test
    void an_error_of_the_server_fails() {
        answer(503, "");

        assertThat(check("{'path': '/health'}").sentence())
                .endsWith("/health answered 503, expected 200");
    }

    @Test
    void a_redirect_is_an_answer() {
        server.enqueue(new MockResponse(302, Headers.of("Location", address("/login")), ""));

        assertThat(check("{'path': '/'}").verdict()).isEqualTo(FAIL);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_refused_connection_fails() {
        var port = server.getPort();
        server.close();

        var result = check("{'path': '/health'}");

        assertThat(result.verdict()).isEqualTo(FAIL);
        assertThat(result.sentence())
                .endsWith("/health failed, localhost:" + port + " refused the connection");
    }

    @Test
    void silence_fails() {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

        var result = check("{'path': '/health', 'timeout': '200ms'}");

        assertThat(result.verdict()).isEqualTo(FAIL);
        assertThat(result.sentence()).endsWith("/health did not answer within 200 ms");
    }

    @Test
    void an_unknown_host_is_no_data() {
        var result = check("{'url': 'http://no-such-host.invalid/health'}");

        assertThat(result.verdict()).isEqualTo(NO_DATA);
        assertThat(result.sentence())
                .isEqualTo(
                        "GET http://no-such-host.invalid/health could not be asked, nobody knows"
                                + " no-such-host.invalid");
    }

    @Test
    void several_in_a_row_are_asked_for_at_their_pace() {
        answer(200, "");
        answer(500, "");
        answer(200, "");
        answer(200, "");
        answer(200, "");

        var result = check("{'path': '/health', 'every': '20ms', 'inARow': 3}");

        assertThat(result.verdict()).isEqualTo(PASS);
        assertThat(result.sentence()).endsWith("/health answered 200, 3 times in a row");
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void a_failure_is_final_only_when_the_time_is_out() {
        for (int i = 0; i < 200; i++) {
            answer(500, "");
        }

        var result = check("{'path': '/health', 'every': '200ms', 'inARow': 3}");

        assertThat(result.verdict()).isEqualTo(FAIL);
        assertThat(result.sentence())
                .endsWith("/health answered 500, expected 200; not 3 in a row within 3 s");
        assertThat(server.getRequestCount()).isGreaterThan(5);
    }

    @Test
    void too_little_time_for_all_of_them_is_inconclusive() {
        answer(200, "");
        answer(200, "");

        var result = check("{'path': '/health', 'every': '2s', 'inARow': 3}");

        assertThat(result.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(result.sentence())
                .endsWith("answered 200, but only 2 of 3 times in a row within 3 s");
    }

    @Test
    void secrets_are_sent_but_never_shown() throws Exception {
        answer(401, "");

        var result =
                check("{'path': '/x?token=${env:PATH}', 'send': {'Authorization': '${env:PATH}'}}");

        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo(System.getenv("PATH"));
        assertThat(result.sentence())
                .isEqualTo("GET " + address("/x") + " answered 401, expected 200");
    }

    @Test
    void without_a_slot_the_environments_address_is_asked() {
        answer(200, "");

        assertThat(check("{'path': '/health'}", "{}", null).verdict()).isEqualTo(PASS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}| an http check needs either path or url",
                "{'path': '/a', 'url': 'http://b'}| an http check needs either path or url",
                "{'url': 'tcp://b'}| is no http address",
                "{'path': '/a', 'body': {'version': 1}}| 'version' is no JSON pointer such as"
                        + " /version"
            })
    void wrong_settings_are_one_sentence(String settings, String sentence) {
        assertThatThrownBy(() -> check(settings))
                .hasMessageContaining(sentence)
                .hasMessageContaining("Mend the service document.");
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse(status, Headers.EMPTY, body));
    }

    private String address(String path) {
        return "http://localhost:" + server.getPort() + path;
    }

    private CheckResult check(String settings) {
        return check(settings, "{}", "blue");
    }

    private CheckResult check(String settings, String more, @Nullable String slot) {
        var url = "http://localhost:" + server.getPort();
        var references = new HashMap<>(Map.of("version", "2.0.0"));
        if (slot == null) {
            references.put("url", url + "/");
        }
        var target =
                new Target(
                        "shop",
                        "production",
                        new Binding("http", json(settings, more)),
                        slot,
                        slot == null ? Map.of() : Map.of(slot, url),
                        references);
        var call = new AdapterCall(target, null, _ -> {});
        return new HttpCheck().check(call, new CheckCall("health", target, LIMIT, null));
    }

    private static JsonNode json(String settings, String more) {
        var mapper = new ObjectMapper();
        try {
            var all = mapper.readTree(settings.replace('\'', '"'));
            return mapper.readerForUpdating(all).readTree(more.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(settings + more, e);
        }
    }
}
