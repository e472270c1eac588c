package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.TrafficAdapter;
import dev.holdpoint.workflows.port.TrafficState;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Traffic by a team's own programs: one that reads, one that sets, one that counts. */
public final class CommandTraffic implements TrafficAdapter {
    private final Lines lines;

    public CommandTraffic(Runner runner) {
        this.lines = new Lines(runner);
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public List<TrafficState> read(AdapterCall call) {
        var settings = call.written(TrafficSettings.class);
        var seen = numbers(call, settings.current(), settings, "shares");
        var shares = new LinkedHashMap<String, Integer>();
        call.target().slots().keySet().forEach(slot -> shares.put(slot, 0));
        seen.forEach((slot, share) -> shares.put(slot, Math.toIntExact(share)));
        int sum = shares.values().stream().mapToInt(share -> share).sum();
        var evidence = "`%s`: %s".formatted(lines.shown(call, settings.current()), words(shares));
        return List.of(
                sum == 100 || sum == 0
                        ? new TrafficState(shares, true, Instant.now(), evidence)
                        : new TrafficState(
                                shares,
                                false,
                                Instant.now(),
                                evidence + ", together " + sum + " %"));
    }

    /** Slots that grow come first, so that there is never nobody to answer. */
    @Override
    public void set(AdapterCall call, Map<String, Integer> shares) {
        var settings = call.written(TrafficSettings.class);
        var now = read(call).getFirst().shares();
        var growth =
                Comparator.<Map.Entry<String, Integer>>comparingInt(
                        share -> now.getOrDefault(share.getKey(), 0) - share.getValue());
        shares.entrySet().stream()
                .sorted(growth)
                .forEach(share ->
                        lines.actAgain(to(call, share), settings.set(), settings.options()));
    }

    @Override
    public Map<String, Long> counters(AdapterCall call) {
        var settings = call.written(TrafficSettings.class);
        return numbers(call, settings.counters(), settings, "requests");
    }

    @Override
    public List<String> byHand(AdapterCall call, Map<String, Integer> shares) {
        var settings = call.written(TrafficSettings.class);
        return shares.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(share -> lines.byHand(to(call, share), settings.set(), settings.options()))
                .toList();
    }

    private static AdapterCall to(AdapterCall call, Map.Entry<String, Integer> share) {
        var values = Map.of("slot", share.getKey(), "share", String.valueOf(share.getValue()));
        return call.part("set/" + share.getKey(), values);
    }

    private Map<String, Long> numbers(
            AdapterCall call, List<String> words, TrafficSettings settings, String what) {
        var ended = lines.ask(call, words, settings.options());
        return Counts.read(Printed.of(call, ended))
                .orElseThrow(() ->
                        ApplicationFailure.newFailure(
                                "`%s` printed no %s: expected lines such as `blue 90` or a JSON object, got %s."
                                        .formatted(
                                                lines.shown(call, words),
                                                what,
                                                call.redact(String.join(" / ", ended.tail(3)))),
                                "Unavailable"));
    }

    private static String words(Map<String, Integer> shares) {
        return shares.entrySet().stream()
                .map(share -> share.getKey() + " " + share.getValue() + " %")
                .collect(Collectors.joining(", "));
    }
}
