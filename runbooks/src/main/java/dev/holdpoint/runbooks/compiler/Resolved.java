package dev.holdpoint.runbooks.compiler;

import java.util.List;
import java.util.Objects;

/**
 * A request with everything it leaves open decided.
 *
 * @param type the deployment type: the one asked for, else the runbook's first
 */
record Resolved(String type, Speedup speedup, Facts facts) {
    /** Reads the request of these sources; what it gets wrong becomes findings. */
    static Resolved of(Sources sources, Findings findings) {
        var request = sources.request();
        var types = sources.runbook().types();
        var type = Objects.requireNonNullElse(request.type(), types.getFirst());
        if (!types.contains(type)) {
            findings.add(
                    Spot.request("type"),
                    "runbook %s has no type \"%s\"; it has: %s"
                            .formatted(sources.runbook().name(), type, Names.known(types)));
        }
        var speedup = Objects.requireNonNullElse(request.speedup(), 1);
        if (speedup < 1) {
            findings.add(
                    Spot.request("speedup"),
                    "speedup divides every waiting time and must be at least 1, was " + speedup);
        }
        var facts =
                new Facts(
                        type,
                        request.environment(),
                        Boolean.TRUE.equals(request.emergency()),
                        Objects.requireNonNullElse(request.flags(), List.of()),
                        null);
        return new Resolved(type, new Speedup(Math.max(1, speedup)), facts);
    }
}
