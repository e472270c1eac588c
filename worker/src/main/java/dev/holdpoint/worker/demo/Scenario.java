package dev.holdpoint.worker.demo;

import java.util.List;

/**
 * A deployment of the demo and how it should end.
 *
 * @param story what is special about the version, in words
 * @param outcome the outcome it should have
 * @param asked whether a person should be asked about a breach, and keep silent
 */
record Scenario(String version, String story, String outcome, boolean asked) {
    /** The three of them. */
    static final List<Scenario> ALL =
            List.of(
                    new Scenario(
                            "1.1.0",
                            "a good version with a database migration: it is delivered",
                            "Delivered",
                            false),
                    new Scenario(
                            "1.2.0",
                            "fails 3 of every 20 requests: it is rolled back by itself",
                            "RolledBack",
                            false),
                    new Scenario(
                            "1.3.0",
                            "fails 2 of every 25 requests: a person is asked, nobody answers,"
                                    + " silence rolls back",
                            "RolledBack",
                            true));

    /** The id of its run. */
    String id() {
        return Papers.SERVICE + "-" + version;
    }
}
