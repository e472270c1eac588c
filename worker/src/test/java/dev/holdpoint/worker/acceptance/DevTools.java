package dev.holdpoint.worker.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls and their answers over the socket of a page of Chromium; its events are not heard. */
final class DevTools implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private DevTools() {}

    static DevTools connect(HttpClient http, URI address) {
        var tools = new DevTools();
        tools.socket.complete(http.newWebSocketBuilder().buildAsync(address, tools).join());
        return tools;
    }

    /** The answer to a call; a refusal is a failure of the test. */
    JsonNode call(String method, Map<String, ?> parameters) {
        int id = calls.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        socket.join().sendText(text(id, method, parameters), true).join();
        var got = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (got.has("error")) {
            throw new AssertionError("chromium refused " + method + ": " + got.get("error"));
        }
        return got.path("result");
    }

    private static String text(int id, String method, Map<String, ?> parameters) {
        var call = Map.of("id", id, "method", method, "params", parameters);
        return JSON.valueToTree(call).toString();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            take(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void take(String text) {
        try {
            var node = JSON.readTree(text);
            var call = waiting.remove(node.path("id").asInt());
            if (call != null) {
                call.complete(node);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("chromium sent what is no JSON: " + text, e);
        }
    }

    void close() {
        socket.join().abort();
    }
}
