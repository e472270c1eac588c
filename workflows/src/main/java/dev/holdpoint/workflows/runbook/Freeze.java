package dev.holdpoint.workflows.runbook;

import java.time.Instant;
import java.util.List;

/**
 * A time in which nothing may be deployed, {@code kind: Freeze}.
 *
 * @param from the first moment of it
 * @param to the first moment after it
 * @param exempt whom it does not hold for
 * @param whileRunning what it does to a run that holds an environment when it begins
 */
public record Freeze(
        String name,
        Instant from,
        Instant to,
        String reason,
        Scope scope,
        Exempt exempt,
        WhileRunning whileRunning) {

    /** Stands for what could not be read and may be one: it may hold for anybody at any time. */
    public static final Freeze UNREAD =
            new Freeze(
                    "",
                    Instant.MIN,
                    Instant.MAX,
                    "",
                    new Scope(List.of(), List.of(), List.of()),
                    Exempt.NOBODY,
                    WhileRunning.FINISH);

    /** What it holds for; an empty list is everything. */
    public record Scope(List<String> services, List<String> environments, List<String> types) {
        public Scope {
            services = List.copyOf(services);
            environments = List.copyOf(environments);
            types = List.copyOf(types);
        }

        /** Whether a run of this kind is in it. */
        public boolean has(String service, String environment, String type) {
            return in(services, service) && in(environments, environment) && in(types, type);
        }

        private static boolean in(List<String> names, String name) {
            return names.isEmpty() || names.contains(name);
        }
    }

    /** Types of change, roles and people that it lets through. */
    public record Exempt(List<String> types, List<String> roles, List<String> people) {
        /** It lets nobody through. */
        public static final Exempt NOBODY = new Exempt(List.of(), List.of(), List.of());

        public Exempt {
            types = List.copyOf(types);
            roles = List.copyOf(roles);
            people = List.copyOf(people);
        }
    }

    /** What happens to a run that is under way. */
    public enum WhileRunning {
        /** It goes on to its end. */
        FINISH,
        /** No next step begins until a person says more. */
        HOLD,
        /** Stable is brought back. */
        ROLLBACK
    }
}
