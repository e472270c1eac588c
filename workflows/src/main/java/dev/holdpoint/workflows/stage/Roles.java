package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.wire.Sentence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may answer what, by the names in People. */
record Roles(Map<String, List<String>> roles) {
    /**
     * Refuses a person who does not hold the role; null is anyone in People, and anyone at all
     * where the service names none: a question that nobody may answer helps nobody.
     */
    void demand(String by, @Nullable String role, String what) {
        var people = people(role);
        if (role == null && roles.isEmpty()) {
            return;
        }
        if (!people.contains(by)) {
            throw Sentence.refused(
                    "%s may not %s: it takes %s (%s)."
                            .formatted(
                                    by,
                                    what,
                                    role == null ? "someone in People" : role,
                                    String.join(", ", people)));
        }
    }

    /** The names that hold a role; null is everyone. */
    List<String> people(@Nullable String role) {
        return role == null
                ? roles.values().stream().flatMap(List::stream).distinct().toList()
                : roles.getOrDefault(role, List.of());
    }
}
