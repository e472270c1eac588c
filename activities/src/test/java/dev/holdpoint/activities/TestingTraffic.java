package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.TrafficState;
import dev.holdpoint.workflows.runbook.Ordered;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Balancers in memory that send ten requests, split exactly, whenever their counters are read. */
public final class TestingTraffic implements TrafficAdapter {
    public final List<Map<String, Integer>> balancers = new ArrayList<>();
    public final List<Map<String, Integer>> sets = new ArrayList<>();
    public final Map<String, Long> counters = new LinkedHashMap<>();
    public boolean deaf;
    public boolean dead;
    public boolean idle;

    public TestingTraffic(List<Map<String, Integer>> balancers) {
        this.balancers.addAll(balancers);
    }

    @Override
    public String name() {
        return "testing";
    }

    @Override
    public List<TrafficState> read(AdapterCall call) {
        return balancers.stream()
                .map(shares -> new TrafficState(shares, true, Instant.EPOCH, "one: " + shares))
                .toList();
    }

    @Override
    public void set(AdapterCall call, Map<String, Integer> shares) {
        sets.add(shares);
        if (!deaf) {
            balancers.replaceAll(_ -> Ordered.copy(shares));
        }
    }

    @Override
    public Map<String, Long> counters(AdapterCall call) {
        if (dead) {
            throw ApplicationFailure.newFailure("one did not answer", "Unavailable");
        }
        if (!idle) {
            balancers
                    .getFirst()
                    .forEach((slot, share) -> counters.merge(slot, share / 10L, Long::sum));
        }
        return Ordered.copy(counters);
    }

    @Override
    public List<String> byHand(AdapterCall call, Map<String, Integer> shares) {
        return List.of("set " + shares);
    }
}
