package dev.holdpoint.activities.haproxy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Weights of slots as whole per cent. */
final class Percent {
    private Percent() {}

    /**
     * Whole per cent that add up to 100, or to 0 when nobody pulls: the rest goes to the largest
     * remainders. Something is never 0 and a part never 100.
     */
    static Map<String, Integer> of(Map<String, Integer> weights) {
        var total = weights.values().stream().mapToLong(Integer::longValue).sum();
        var shares = new LinkedHashMap<String, Integer>();
        if (total == 0) {
            weights.keySet().forEach(slot -> shares.put(slot, 0));
            return shares;
        }
        weights.forEach((slot, weight) -> shares.put(slot, whole(weight, total)));
        while (sum(shares) != 100) {
            var step = sum(shares) < 100 ? 1 : -1;
            shares.merge(furthest(weights, shares, total, step), step, Integer::sum);
        }
        return shares;
    }

    private static int whole(int weight, long total) {
        return (int) Math.max(weight * 100L / total, Math.min(1, weight));
    }

    private static int sum(Map<String, Integer> shares) {
        return shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String furthest(
            Map<String, Integer> weights, Map<String, Integer> shares, long total, int step) {
        var furthest = "";
        var most = Double.NEGATIVE_INFINITY;
        for (var slot : weights.keySet()) {
            var exact = weights.getOrDefault(slot, 0) * 100.0 / total;
            var distance = (exact - shares.getOrDefault(slot, 0)) * step;
            if (weights.getOrDefault(slot, 0) > 0 && distance > most) {
                most = distance;
                furthest = slot;
            }
        }
        return furthest;
    }
}
