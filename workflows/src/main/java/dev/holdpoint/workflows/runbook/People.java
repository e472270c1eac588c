package dev.holdpoint.workflows.runbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may do what, {@code kind: People}. */
public record People(String name, Map<String, Person> people, Map<String, List<String>> roles) {
    public People {
        people = Ordered.copy(people);
        roles = Ordered.copy(roles);
    }

    /** One person's contact. */
    public record Person(@Nullable String email) {}
}
