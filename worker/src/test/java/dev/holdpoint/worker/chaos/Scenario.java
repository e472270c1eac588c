package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.acceptance.Releases;

/** What is deployed, and how it ends where nothing breaks. */
enum Scenario {
    /** It is delivered. */
    GOOD(Releases.GOOD, "Delivered"),
    /** It fails 3 of 20 requests, and is rolled back. */
    BAD(Releases.BAD, "RolledBack");

    private final String version;
    private final String end;

    Scenario(String version, String end) {
        this.version = version;
        this.end = end;
    }

    String version() {
        return version;
    }

    /** The end of an undisturbed run. */
    String end() {
        return end;
    }

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
