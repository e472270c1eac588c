package dev.holdpoint.activities.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;

/** The text of a migration. */
final class Script {
    private static final Pattern CONCURRENTLY = Pattern.compile("(?i)\\bconcurrently\\b");

    private Script() {}

    static String text(MigrationInfo migration) {
        try {
            return Files.readString(Path.of(migration.getPhysicalLocation()));
        } catch (IOException e) {
            throw Failures.misconfigured(
                    "The migration %s cannot be read: %s."
                            .formatted(migration.getPhysicalLocation(), e.getMessage()));
        }
    }

    /** Whether it builds, drops or refreshes something without locking others out. */
    static boolean concurrent(String script) {
        return CONCURRENTLY.matcher(script).find();
    }
}
