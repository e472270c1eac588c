package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.runbooks.yaml.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A map of a document, read key by key; {@link #close} refuses the keys nobody asked for. */
final class Keys {
    private final Located map;
    private final Map<String, Located.Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Keys(Located map) {
        this.map = map;
        map.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
    }

    /** The keys of a map; none, and a problem, when the node is no map. */
    static Keys of(Located node) {
        if (!node.isMap()) {
            node.refuse(ProblemKind.SHAPE, "expected a map");
        }
        return new Keys(node);
    }

    Located node() {
        return map;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Set<String> names() {
        return entries.keySet();
    }

    Located keyNode(String key) {
        var entry = entries.get(key);
        return entry == null ? map : entry.keyNode();
    }

    @Nullable Located find(String key) {
        known.add(key);
        var entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /** What stands under a key that may be absent. */
    <T> @Nullable T maybe(String key, Function<Located, ? extends @Nullable T> read) {
        var value = find(key);
        return value == null ? null : read.apply(value);
    }

    /** What stands under a key, or the default of the language. */
    <T> T or(String key, T absent, Function<Located, T> read) {
        var value = find(key);
        return value == null ? absent : read.apply(value);
    }

    /** What stands under a key that must be there; a placeholder, and a problem, when it is not. */
    <T> T need(String key, T placeholder, Function<Located, T> read) {
        var value = find(key);
        if (value == null) {
            if (map.isMap()) {
                map.miss(key, ProblemKind.MISSING_KEY, "missing; expected the key \"" + key + "\"");
            }
            return placeholder;
        }
        return read.apply(value);
    }

    /** The items under a key; an empty list where the key is absent. */
    <T> List<T> list(String key, Function<Located, T> read) {
        return or(key, List.of(), node -> items(node, read));
    }

    /** The named things under a key; an empty map where the key is absent. */
    <T> Map<String, T> map(String key, Function<Located, T> read) {
        return or(key, Map.of(), node -> named(node, read));
    }

    static <T> List<T> items(Located node, Function<Located, T> read) {
        if (!node.isList()) {
            node.refuse(ProblemKind.SHAPE, "expected a list, as in [a, b]");
            return List.of();
        }
        if (node.items().isEmpty()) {
            node.complain(ProblemKind.EMPTY, "empty; expected at least one item");
        }
        return node.items().stream().map(read).toList();
    }

    static <T> Map<String, T> named(Located node, Function<Located, T> read) {
        return entries(node, Names::check, read);
    }

    /** The entries of a map whose keys may be any text. */
    static <T> Map<String, T> entries(
            Located node, UnaryOperator<Located.Entry> key, Function<Located, T> read) {
        if (!node.isMap()) {
            node.refuse(ProblemKind.SHAPE, "expected a map, as in {name: value}");
        } else if (node.entries().isEmpty()) {
            node.complain(ProblemKind.EMPTY, "empty; expected at least one entry");
        }
        var values = new LinkedHashMap<String, T>();
        for (var entry : node.entries()) {
            values.putIfAbsent(key.apply(entry).key(), read.apply(entry.value()));
        }
        return values;
    }

    /** Refuses the keys that nobody asked for, with the nearest known one. */
    void close() {
        for (var entry : entries.values()) {
            if (!known.contains(entry.key())) {
                refuseUnknown(entry);
            }
        }
    }

    /** Allows a key without reading it here. */
    void allow(String key) {
        known.add(key);
    }

    private void refuseUnknown(Located.Entry entry) {
        var missing = new ArrayList<>(known);
        missing.removeAll(entries.keySet());
        var near = Nearest.to(entry.key(), missing).or(() -> Nearest.to(entry.key(), known));
        entry.keyNode()
                .refuse(
                        ProblemKind.UNKNOWN_KEY,
                        near.map(key -> "expected the key \"" + key + "\"")
                                .orElseGet(() ->
                                        "expected one of the keys " + String.join(", ", known)));
    }
}
