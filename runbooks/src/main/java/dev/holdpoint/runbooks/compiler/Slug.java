package dev.holdpoint.runbooks.compiler;

import java.util.Locale;

/** The part of an id that a stage's free name becomes. */
final class Slug {
    /** The slug of the rollback list, which no stage may have. */
    static final String ROLLBACK = "rollback";

    private Slug() {}

    /** Lower case; each run of other characters is one {@code -}; empty when nothing is left. */
    static String of(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
