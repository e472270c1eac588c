package dev.holdpoint.runbooks.compiler;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects every reason at once, in the order found, each one once. */
final class Findings {
    private final Set<Finding> all = new LinkedHashSet<>();

    void add(Spot spot, String sentence) {
        all.add(new Finding(spot, sentence));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
