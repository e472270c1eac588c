package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.activities.log.LogNotice;
import dev.holdpoint.activities.webhook.WebhookNotice;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.port.NoticeActivities;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeDispatchTest {
    private static final Notice NOTICE =
            new Notice("deployed", "shop-2.0.0", "Shop 2.0.0", "is live", Map.of());

    private final TestActivityEnvironment worker = TestActivityEnvironment.newInstance();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
        var adapters = new Adapters(List.of(new LogNotice(), new WebhookNotice()));
        worker.registerActivitiesImplementations(new NoticeDispatch(adapters));
    }

    @AfterEach
    void stop() {
        worker.close();
        server.close();
    }

    @Test
    void a_notice_goes_where_the_service_says() {
        assertThat(deliver("log")).isEqualTo("the worker's log, logger holdpoint.notice");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_refused_notice_fails_with_the_adapters_own_sentence() {
        server.enqueue(new MockResponse(404, Headers.EMPTY, "no_team"));

        assertThatThrownBy(() -> deliver("webhook"))
                .cause()
                .hasMessageContaining(
                        "The notice to the webhook at localhost was answered 404 (no_team).");
    }

    @Test
    void an_unknown_channel_is_named_with_those_there_are() {
        assertThatThrownBy(() -> deliver("pigeon"))
                .cause()
                .hasMessageContaining(
                        "Adapter pigeon of shop: this worker has no notice adapter of that name; it"
                                + " has log, webhook. Mend the service document.");
    }

    private String deliver(String channel) {
        var settings = JsonNodeFactory.instance.objectNode();
        if (channel.equals("webhook")) {
            settings.put("url", "http://localhost:%d/hook".formatted(server.getPort()));
        }
        var binding = new Binding(channel, settings);
        var target = new Target("shop", null, binding, null, Map.of(), Map.of());
        return worker.newActivityStub(NoticeActivities.class).deliver("key", target, NOTICE);
    }
}
