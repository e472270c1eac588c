package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every part of compiling needs: the sources, what was decided first, and where to tell. */
record Context(Sources sources, Resolved resolved, Bindings bindings, Findings findings) {
    /** Says so when a role is to answer that nobody holds. */
    void role(@Nullable String role, Spot spot) {
        if (role != null && sources.roles().getOrDefault(role, List.of()).isEmpty()) {
            findings.add(spot, "nobody holds the role \"%s\"; %s".formatted(role, held()));
        }
    }

    /** Whether an environment takes signed approvals only. */
    boolean signed(@Nullable String environment) {
        var there = environment == null ? null : sources.service().environments().get(environment);
        return there != null && there.identity() == Identity.SIGNED;
    }

    private String held() {
        var service = sources.service();
        return service.peopleDocument() == null && service.roles().isEmpty()
                ? "service %s says nothing of people: add the line people: NAME, of a People document, or the roles in its place"
                        .formatted(service.name())
                : "held for service %s: %s"
                        .formatted(service.name(), Names.known(sources.roles().keySet()));
    }
}
