package dev.holdpoint.activities.postgres;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one PostgreSQL database is reached, migrated and backed up, as written: references are filled
 * in where a setting is used, so that a backup needs no workspace.
 *
 * @param url JDBC address without credentials
 * @param password null where the server asks for none
 * @param migrations folder of Flyway's {@code V1__words.sql} files
 * @param backups folder that backups are written to
 * @param lockTimeout how long a statement may wait for a lock, while all others queue behind it
 * @param statementTimeout how long one statement may run
 * @param schemas the schemas that Flyway minds, its history in the first; empty for the default one
 * @param pgDump the program, or {@code none} to do without; null to look on the PATH
 */
record PostgresSettings(
        String url,
        String user,
        @Nullable String password,
        String migrations,
        String backups,
        @Nullable Duration lockTimeout,
        @Nullable Duration statementTimeout,
        @Nullable List<String> schemas,
        @Nullable String pgDump) {

    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
    static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(5);

    PostgresSettings {
        lockTimeout = positive("lockTimeout", lockTimeout, LOCK_TIMEOUT);
        statementTimeout = positive("statementTimeout", statementTimeout, STATEMENT_TIMEOUT);
        schemas = schemas == null ? List.of() : List.copyOf(schemas);
    }

    long lockMillis() {
        return lockTimeout == null ? 0 : lockTimeout.toMillis();
    }

    long statementMillis() {
        return statementTimeout == null ? 0 : statementTimeout.toMillis();
    }

    List<String> minded() {
        return schemas == null ? List.of() : schemas;
    }

    @Override
    public String toString() {
        return "PostgresSettings[" + url + "]";
    }

    private static Duration positive(String name, @Nullable Duration given, Duration otherwise) {
        var length = given == null ? otherwise : given;
        if (length.toMillis() <= 0) {
            throw new IllegalArgumentException(name + " must be longer than nothing, is " + length);
        }
        return length;
    }
}
