package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.TrafficAdapter;
import dev.holdpoint.workflows.judge.ShareSample;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests that each slot answered, by the balancer's own counters. Where one fell, a balancer
 * began anew, and nobody knows the requests since; a call that failed leaves a gap, and the next
 * counts across it.
 */
final class TrafficLane implements Lane {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrafficAdapter adapter;
    private final AdapterCall call;
    private final Duration deadline;

    TrafficLane(TrafficAdapter adapter, AdapterCall call, Pace pace) {
        this.adapter = adapter;
        this.call = call;
        this.deadline = pace.deadline();
    }

    /**
     * The cursor.
     *
     * @param at milliseconds since the epoch
     */
    record Counters(long at, Map<String, Long> requests) {
        Counters {
            requests = Ordered.copy(requests);
        }

        long of(String slot) {
            return requests.getOrDefault(slot, 0L);
        }
    }

    @Override
    public String name() {
        return ObserveCall.TRAFFIC;
    }

    @Override
    public Duration deadline() {
        return deadline;
    }

    @Override
    public Brought bring(@Nullable JsonNode cursor) {
        var now = new Counters(Instant.now().toEpochMilli(), adapter.counters(call));
        var shares =
                cursor == null
                        ? List.<ShareSample>of()
                        : List.of(since(JSON.convertValue(cursor, Counters.class), now));
        return new Brought(List.of(), List.of(), shares, JSON.valueToTree(now));
    }

    private static ShareSample since(Counters before, Counters now) {
        var requests = new TreeMap<String, Long>();
        now.requests().forEach((slot, count) -> requests.put(slot, count - before.of(slot)));
        boolean restarted = requests.values().stream().anyMatch(count -> count < 0);
        if (restarted) {
            requests.replaceAll((_, _) -> 0L);
        }
        return new ShareSample(
                Instant.ofEpochMilli(before.at()),
                Instant.ofEpochMilli(now.at()),
                requests,
                restarted);
    }

    @Override
    public Brought without(String why, Instant from, Instant to) {
        return Brought.nothing();
    }
}
