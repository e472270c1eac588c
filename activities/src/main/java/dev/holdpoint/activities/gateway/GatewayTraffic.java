package dev.holdpoint.activities.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.TrafficAdapter;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.TrafficState;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Shares of Holdpoint's own gateway, by its admin port. */
public final class GatewayTraffic implements TrafficAdapter {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .connectTimeout(Duration.ofSeconds(1))
                    .callTimeout(Duration.ofSeconds(3))
                    .build();

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public List<TrafficState> read(AdapterCall call) {
        var settings = call.settings(GatewaySettings.class);
        var slots = slots(settings);
        var shares = new LinkedHashMap<String, Integer>();
        slots.forEach((name, slot) -> shares.put(name, slot.share()));
        var evidence =
                slots.entrySet().stream()
                        .map(GatewayTraffic::words)
                        .collect(Collectors.joining(", ", settings.admin() + ": ", ""));
        return List.of(new TrafficState(shares, true, Instant.now(), evidence));
    }

    @Override
    public void set(AdapterCall call, Map<String, Integer> shares) {
        var settings = call.settings(GatewaySettings.class);
        var body = RequestBody.create(json(shares), JSON);
        var _ =
                send(
                        settings,
                        "set shares to " + json(shares),
                        new Request.Builder().url(settings.at("/shares")).put(body).build());
    }

    @Override
    public Map<String, Long> counters(AdapterCall call) {
        var counters = new LinkedHashMap<String, Long>();
        slots(call.settings(GatewaySettings.class))
                .forEach((name, slot) -> counters.put(name, slot.requests()));
        return counters;
    }

    @Override
    public List<String> byHand(AdapterCall call, Map<String, Integer> shares) {
        var settings = call.settings(GatewaySettings.class);
        return List.of(
                "curl -fsS -X PUT -d '%s' %s".formatted(json(shares), settings.at("/shares")));
    }

    private Map<String, SlotView> slots(GatewaySettings settings) {
        var text =
                send(
                        settings,
                        "read slots",
                        new Request.Builder().url(settings.at("/slots")).build());
        try {
            return MAPPER.readValue(text, new TypeReference<LinkedHashMap<String, SlotView>>() {});
        } catch (JsonProcessingException e) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Gateway: %s answered /slots, but not as a gateway does (%s). Is admin its admin port?"
                            .formatted(settings.admin(), e.getOriginalMessage()),
                    Errors.MISCONFIGURED);
        }
    }

    private String send(GatewaySettings settings, String what, Request request) {
        try (var response = http.newCall(request).execute()) {
            var text = response.body().string();
            if (response.isSuccessful()) {
                return text;
            }
            var message =
                    "Gateway: could not %s at %s: it answered %d: %s"
                            .formatted(what, settings.admin(), response.code(), text.strip());
            throw response.code() < 500
                    ? ApplicationFailure.newNonRetryableFailure(
                            message + " Mend the service document or the gateway's slots.",
                            Errors.REFUSED)
                    : ApplicationFailure.newFailure(message, "Unavailable");
        } catch (IOException e) {
            throw ApplicationFailure.newFailure(
                    "Gateway: could not %s at %s: %s. Is it running?"
                            .formatted(what, settings.admin(), e.getMessage()),
                    "Unavailable");
        }
    }

    private static String words(Map.Entry<String, SlotView> slot) {
        var view = slot.getValue();
        return slot.getKey()
                + " "
                + view.share()
                + " %"
                + (view.inFlight() > 0 ? " with " + view.inFlight() + " in flight" : "");
    }

    private static String json(Map<String, Integer> shares) {
        try {
            return MAPPER.writeValueAsString(shares);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
