package dev.holdpoint.activities.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gateway's own port: shares, slots, metrics and health. */
final class Admin implements Handler {
    private static final int LONGEST_BODY = 65_536;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .build();

    private static final TypeReference<LinkedHashMap<String, Integer>> SHARES =
            new TypeReference<>() {};

    private final Router router;
    private final State state;

    Admin(Router router, State state) {
        this.router = router;
        this.state = state;
    }

    @Override
    public boolean handle(Request request) throws IOException {
        try (var in = Framing.ofRequest(request.head()).read(request.in())) {
            var body = new String(in.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
            var over = in.read() >= 0;
            var answer = over ? refused(400, "the body is too long") : answer(request, body);
            answer.write(
                    request.out(), request.keepsAlive() && !over, !request.method().equals("HEAD"));
            return request.keepsAlive() && !over;
        }
    }

    private Answer answer(Request request, String body) throws IOException {
        var path = request.target().split("\\?", 2)[0];
        var put = request.method().equals("PUT");
        if (!put && !request.method().equals("GET") && !request.method().equals("HEAD")) {
            return refused(405, request.method() + " is not known here, only GET and PUT");
        }
        try {
            return put ? put(path, body) : get(path);
        } catch (JsonProcessingException e) {
            return refused(400, "the body is not the JSON wanted here: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return refused(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer get(String path) throws IOException {
        return switch (path) {
            case "/shares" -> json(200, router.shares());
            case "/slots" -> json(200, slots());
            case "/metrics" ->
                    new Answer(200, OpenMetrics.TYPE, OpenMetrics.text(router.slots(), router));
            case "/health" -> json(200, Map.of("status", "ok"));
            case "/version" -> json(200, version());
            default -> unknown(path);
        };
    }

    private Answer put(String path, String body) throws IOException {
        if (path.equals("/shares")) {
            router.set(shares(body));
        } else if (path.startsWith("/slots/")) {
            router.place(path.substring("/slots/".length()), url(body));
        } else {
            return unknown(path);
        }
        return kept(path.equals("/shares") ? json(200, router.shares()) : json(200, slots()));
    }

    private Answer kept(Answer done) throws IOException {
        try {
            state.save(router);
            return done;
        } catch (IOException e) {
            return refused(500, "it is set, but a restart would forget it: " + e.getMessage());
        }
    }

    private static Map<String, Integer> shares(String body) throws IOException {
        var shares = MAPPER.readValue(body, SHARES);
        if (shares == null || shares.containsValue(null)) {
            throw new IllegalArgumentException("the body must be {\"SLOT\": PERCENT, ...}");
        }
        return shares;
    }

    private static URI url(String body) throws IOException {
        var url = MAPPER.readTree(body).path("url").textValue();
        if (url == null) {
            throw new IllegalArgumentException("the body must be {\"url\": \"http://host:port\"}");
        }
        return URI.create(url);
    }

    private Map<String, Object> slots() {
        var slots = new LinkedHashMap<String, Object>();
        for (var slot : router.slots()) {
            slots.put(
                    slot.name(),
                    new SlotView(
                            slot.url().toString(),
                            router.share(slot),
                            slot.inFlight(),
                            slot.metrics().requests()));
        }
        return slots;
    }

    private Map<String, Object> version() {
        var version = Admin.class.getPackage().getImplementationVersion();
        return Map.of(
                "version",
                version == null ? "development" : version,
                "revision",
                router.revision());
    }

    private static Answer unknown(String path) throws IOException {
        return refused(
                404,
                "there is no " + path + "; there are /shares /slots /metrics /health /version");
    }

    private static Answer refused(int status, String sentence) throws IOException {
        return json(status, Map.of("error", sentence));
    }

    private static Answer json(int status, Object value) throws IOException {
        return new Answer(status, "application/json", MAPPER.writeValueAsString(value) + "\n");
    }
}
