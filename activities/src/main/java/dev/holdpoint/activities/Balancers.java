package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.TrafficState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What several balancers of one environment say together. */
final class Balancers {
    private Balancers() {}

    /** One state of all; settled only if each is and they agree. */
    static TrafficState together(List<TrafficState> each) {
        var first = each.getFirst();
        var settled = each.stream().allMatch(s -> s.settled() && same(s.shares(), first.shares()));
        var evidence = each.stream().map(TrafficState::evidence).collect(Collectors.joining("; "));
        return new TrafficState(
                first.shares(),
                settled,
                each.getLast().at(),
                settled || each.size() == 1 ? evidence : "the balancers disagree: " + evidence);
    }

    /** Whether every balancer has these shares. */
    static boolean all(List<TrafficState> each, Map<String, Integer> shares) {
        return each.stream().allMatch(state -> state.settled() && same(state.shares(), shares));
    }

    /**
     * Whether every balancer has the one or the other: some may have been set by an earlier try.
     */
    static boolean each(
            List<TrafficState> each, Map<String, Integer> before, Map<String, Integer> after) {
        return each.stream()
                .allMatch(state ->
                        state.settled()
                                && (same(state.shares(), before) || same(state.shares(), after)));
    }

    /** {@code blue 90 %, green 10 %}. */
    static String words(Map<String, Integer> shares) {
        return shares.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + " %")
                .collect(Collectors.joining(", "));
    }

    /** Equal, where a slot that is not named has nothing. */
    private static boolean same(Map<String, Integer> one, Map<String, Integer> other) {
        var slots = new HashSet<>(one.keySet());
        slots.addAll(other.keySet());
        return slots.stream()
                .allMatch(s -> one.getOrDefault(s, 0).equals(other.getOrDefault(s, 0)));
    }
}
