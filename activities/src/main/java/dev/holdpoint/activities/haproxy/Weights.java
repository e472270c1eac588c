package dev.holdpoint.activities.haproxy;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of single servers that give each slot its share, however many servers it has: a server's
 * weight is to another's as share per server is to share per server.
 */
final class Weights {
    /** HAProxy's largest weight. */
    static final int MOST = 256;

    private Weights() {}

    /** Slot → weight of each of its servers, 1 to 256; 0 for a slot that gets nothing. */
    static Map<String, Integer> of(Map<String, Integer> shares, Map<String, List<String>> servers) {
        var exact = new LinkedHashMap<String, Long>();
        var multiple =
                servers.values().stream().mapToLong(List::size).reduce(1, Weights::leastMultiple);
        servers.forEach((slot, names) ->
                exact.put(slot, shares.getOrDefault(slot, 0) * multiple / names.size()));
        var divisor =
                exact.values().stream().mapToLong(Long::longValue).reduce(0, Weights::divisor);
        exact.replaceAll((_, weight) -> divisor == 0 ? 0 : weight / divisor);
        var highest = exact.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return highest <= MOST ? rounded(exact, 1) : nearest(exact, highest, servers);
    }

    /** The whole per cent that these weights make of slots of so many servers. */
    static Map<String, Integer> shares(
            Map<String, Integer> weights, Map<String, List<String>> servers) {
        var pulls = new LinkedHashMap<String, Integer>();
        servers.forEach(
                (slot, names) -> pulls.put(slot, weights.getOrDefault(slot, 0) * names.size()));
        return Percent.of(pulls);
    }

    /** Of all scales that fit, the one whose shares come closest. */
    private static Map<String, Integer> nearest(
            Map<String, Long> exact, long highest, Map<String, List<String>> servers) {
        var best = rounded(exact, (double) MOST / highest);
        for (var top = MOST - 1; top > 0; top--) {
            var candidate = rounded(exact, (double) top / highest);
            if (error(candidate, exact, servers) < error(best, exact, servers)) {
                best = candidate;
            }
        }
        return best;
    }

    private static double error(
            Map<String, Integer> weights,
            Map<String, Long> exact,
            Map<String, List<String>> servers) {
        var total = total(weights, servers);
        var wanted = total(exact, servers);
        return servers.keySet().stream()
                .mapToDouble(slot ->
                        part(weights, slot, servers) / total - part(exact, slot, servers) / wanted)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static double total(
            Map<String, ? extends Number> weights, Map<String, List<String>> servers) {
        return servers.keySet().stream().mapToDouble(slot -> part(weights, slot, servers)).sum();
    }

    private static double part(
            Map<String, ? extends Number> weights, String slot, Map<String, List<String>> servers) {
        var weight = weights.get(slot);
        var names = servers.get(slot);
        return weight == null || names == null ? 0 : weight.doubleValue() * names.size();
    }

    private static Map<String, Integer> rounded(Map<String, Long> exact, double scale) {
        var weights = new LinkedHashMap<String, Integer>();
        exact.forEach((slot, weight) ->
                weights.put(slot, weight == 0 ? 0 : (int) Math.max(1, Math.round(weight * scale))));
        return weights;
    }

    private static long leastMultiple(long one, long other) {
        return one / divisor(one, other) * other;
    }

    private static long divisor(long one, long other) {
        return BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).longValueExact();
    }
}
