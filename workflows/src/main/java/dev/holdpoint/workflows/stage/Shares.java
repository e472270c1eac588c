package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.runbook.Share;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.stream.Collectors;

/** The shares of every slot, for what is wanted. */
public record Shares(Bound bound) {
    /** So much to the candidate and the rest to stable; all of it where there is no stable. */
    Map<String, Integer> candidateAt(Share share) {
        var candidate = bound.candidateSlot();
        if (candidate == null) {
            return Map.of();
        }
        var stable = bound.stableSlot();
        int percent = stable == null ? 100 : share.percent();
        var shares = nobody();
        shares.put(candidate, percent);
        if (stable != null) {
            shares.put(stable, 100 - percent);
        }
        return shares;
    }

    /** Everything to stable; empty where nothing was stable or there are no slots. */
    public Map<String, Integer> stableAlone() {
        var stable = bound.stableSlot();
        if (stable == null) {
            return Map.of();
        }
        var shares = nobody();
        shares.put(stable, 100);
        return shares;
    }

    /** Whether two say the same, where a slot that is not named has nothing. */
    static boolean same(Map<String, Integer> one, Map<String, Integer> other) {
        var slots = new LinkedHashSet<>(one.keySet());
        slots.addAll(other.keySet());
        return slots.stream()
                .allMatch(s -> one.getOrDefault(s, 0).equals(other.getOrDefault(s, 0)));
    }

    /** {@code blue 75 %, green 25 %}. */
    static String words(Map<String, Integer> shares) {
        return shares.entrySet().stream()
                .map(share -> share.getKey() + " " + share.getValue() + " %")
                .collect(Collectors.joining(", "));
    }

    private Map<String, Integer> nobody() {
        var shares = new LinkedHashMap<String, Integer>();
        bound.environment().slots().keySet().forEach(slot -> shares.put(slot, 0));
        return shares;
    }
}
