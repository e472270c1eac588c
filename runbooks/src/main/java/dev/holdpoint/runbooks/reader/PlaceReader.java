package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Place;

/** Reads {@code at}: where a step acts. */
final class PlaceReader {
    private PlaceReader() {}

    static Place read(Located node) {
        if (node.isMap()) {
            var keys = Keys.of(node);
            int servers = keys.need("servers", 1, Scalars::count);
            keys.close();
            return new Place(Place.Kind.SERVERS, servers);
        }
        return switch (Scalars.raw(node)) {
            case "candidate" -> Place.CANDIDATE;
            case "stable" -> Place.STABLE;
            case "rest" -> new Place(Place.Kind.REST, null);
            default -> {
                node.refuse(
                        ProblemKind.ENUMERATION,
                        "expected one of candidate, stable, {servers: N}, rest");
                yield Place.CANDIDATE;
            }
        };
    }
}
