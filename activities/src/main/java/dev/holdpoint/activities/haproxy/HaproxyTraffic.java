package dev.holdpoint.activities.haproxy;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.TrafficAdapter;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.TrafficState;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Shares as weights of HAProxy's servers, the same on every balancer. */
public final class HaproxyTraffic implements TrafficAdapter {
    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public List<TrafficState> read(AdapterCall call) {
        var now = Instant.now();
        return backends(call).stream().map(backend -> backend.state(now)).toList();
    }

    /** Tries every balancer before it tells which ones failed. */
    @Override
    public void set(AdapterCall call, Map<String, Integer> shares) {
        var settings = settings(call, shares);
        var commands = Commands.set(settings, shares);
        var sentence = "set backend %s to %s".formatted(settings.backend(), words(shares));
        Everywhere.ask(
                sentence,
                settings.sockets(),
                socket -> Commands.send(socket, commands, call::stillWanted));
    }

    @Override
    public Map<String, Long> counters(AdapterCall call) {
        var sum = new LinkedHashMap<String, Long>();
        backends(call)
                .forEach(backend ->
                        backend.requests().forEach((k, v) -> sum.merge(k, v, Long::sum)));
        return sum;
    }

    @Override
    public List<String> byHand(AdapterCall call, Map<String, Integer> shares) {
        var settings = settings(call, shares);
        var line = String.join("; ", Commands.set(settings, shares));
        return settings.sockets().stream()
                .map(RuntimeSocket::new)
                .map(socket -> "echo \"%s\" | socat - %s".formatted(line, socket.forSocat()))
                .toList();
    }

    private static String words(Map<String, Integer> shares) {
        return shares.entrySet().stream()
                .map(share -> share.getKey() + " " + share.getValue() + " %")
                .collect(Collectors.joining(", "));
    }

    private static List<Backend> backends(AdapterCall call) {
        var settings = settings(call, Map.of());
        return Everywhere.ask(
                "read backend " + settings.backend(),
                settings.sockets(),
                socket -> Commands.read(socket, settings));
    }

    private static HaproxySettings settings(AdapterCall call, Map<String, Integer> shares) {
        var settings = call.settings(HaproxySettings.class);
        var slots = settings.servers().keySet();
        if (!slots.containsAll(shares.keySet())) {
            throw misconfigured(
                    call,
                    "there are no servers for every slot of %s, only for %s"
                            .formatted(shares.keySet(), slots));
        }
        var nearest = Weights.shares(Weights.of(shares, settings.servers()), settings.servers());
        for (var slot : shares.keySet()) {
            if (!Objects.equals(shares.get(slot), nearest.get(slot))) {
                throw misconfigured(
                        call,
                        "weights of 0 to 256 on these servers cannot make %s, the nearest is %s"
                                .formatted(words(shares), words(nearest)));
            }
        }
        return settings;
    }

    private static ApplicationFailure misconfigured(AdapterCall call, String why) {
        return ApplicationFailure.newNonRetryableFailure(
                "Adapter haproxy of %s: %s. Mend the service document."
                        .formatted(call.target().service(), why),
                Errors.MISCONFIGURED);
    }
}
