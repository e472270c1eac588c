package dev.holdpoint.workflows.runbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable maps that keep the order a person wrote, as {@link Map#copyOf} does not. */
public final class Ordered {
    private Ordered() {}

    /** An immutable copy in the same order. */
    public static <K, V> Map<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Two entries in this order. */
    public static <K, V> Map<K, V> of(K first, V one, K second, V two) {
        var map = new LinkedHashMap<K, V>();
        map.put(first, one);
        map.put(second, two);
        return Collections.unmodifiableMap(map);
    }
}
