package dev.holdpoint.activities.gateway;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which slot gets the next request: smooth weighted round robin, so that of any ten requests in a
 * row at 10 % exactly one goes there. Once {@link #set} returns, no slot at 0 gets another one.
 */
final class Router {
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Integer> shares = new LinkedHashMap<>();
    private final Map<String, Integer> credit = new LinkedHashMap<>();
    private long revision;

    Router(Map<String, URI> slots, Map<String, Integer> shares) {
        slots.forEach(this::place);
        set(shares);
    }

    /** The slot of the next request, which is in flight there until it {@link Slot#end ends}. */
    synchronized Optional<Slot> next() {
        var best = Optional.<String>empty();
        var most = Integer.MIN_VALUE;
        for (var slot : slots.keySet()) {
            var weight = shares.getOrDefault(slot, 0);
            var now = credit.merge(slot, weight, Integer::sum);
            if (weight > 0 && now > most) {
                best = Optional.of(slot);
                most = now;
            }
        }
        best.ifPresent(slot -> credit.merge(slot, -total(), Integer::sum));
        var chosen = best.map(slots::get);
        chosen.ifPresent(Slot::begin);
        return chosen;
    }

    /** Sets the shares in per cent; a slot that is not named gets nothing and drains. */
    synchronized void set(Map<String, Integer> wanted) {
        refuseUnlessPossible(wanted);
        var before = shares();
        for (var slot : slots.values()) {
            var share = wanted.getOrDefault(slot.name(), 0);
            shares.put(slot.name(), share);
            slot.open(share > 0);
        }
        if (!shares.equals(before)) {
            credit.clear();
            revision++;
        }
    }

    /** Adds a slot or moves one to another address. */
    synchronized void place(String name, URI url) {
        Addresses.check(name, url);
        var there = slots.get(name);
        if (there == null) {
            slots.put(name, new Slot(name, url));
            shares.put(name, 0);
            revision++;
        } else if (!there.url().equals(url)) {
            there.move(url);
            revision++;
        }
    }

    synchronized Map<String, Integer> shares() {
        return new LinkedHashMap<>(shares);
    }

    synchronized List<Slot> slots() {
        return List.copyOf(slots.values());
    }

    synchronized int share(Slot slot) {
        return shares.getOrDefault(slot.name(), 0);
    }

    synchronized long revision() {
        return revision;
    }

    private int total() {
        return sum(shares.values());
    }

    private void refuseUnlessPossible(Map<String, Integer> wanted) {
        for (var share : wanted.entrySet()) {
            if (!slots.containsKey(share.getKey())) {
                throw new IllegalArgumentException(
                        "there is no slot %s, only %s"
                                .formatted(share.getKey(), String.join(", ", slots.keySet())));
            }
            if (share.getValue() < 0 || share.getValue() > 100) {
                throw new IllegalArgumentException(
                        "the share of %s must be 0 to 100, was %d"
                                .formatted(share.getKey(), share.getValue()));
            }
        }
        var sum = sum(wanted.values());
        if (sum != 0 && sum != 100) {
            throw new IllegalArgumentException(
                    "shares must add up to 100, or to 0 for nobody, was %d: %s"
                            .formatted(sum, words(wanted)));
        }
    }

    private static int sum(Collection<Integer> shares) {
        return shares.stream().mapToInt(Integer::intValue).sum();
    }

    private static String words(Map<String, Integer> shares) {
        return shares.entrySet().stream()
                .map(share -> share.getKey() + " " + share.getValue())
                .collect(Collectors.joining(", "));
    }
}
