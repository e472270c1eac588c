package dev.holdpoint.activities.postgres;

import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/** What Flyway could not do, as one sentence about a file, its line and the server's answer. */
final class MigrationFailure {
    private final Server server;

    MigrationFailure(Server server) {
        this.server = server;
    }

    /** A failure outside any migration. */
    ApplicationFailure of(String tried, FlywayException e) {
        var sql = cause(e, SQLException.class);
        if (sql != null) {
            return server.failure(tried, sql);
        }
        var sentence =
                "%s %s: %s.".formatted(tried, server.name(), Failures.oneLine(e.getMessage()));
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return Failures.refused(
                    "%s %s: there are tables but no history of Flyway, so nobody knows which migrations they hold. Run flyway baseline once with the version that they stand at."
                            .formatted(tried, server.name()));
        }
        return sentence.contains("advisory lock")
                ? Failures.unavailable(sentence + " Another migration is running; tried again.")
                : Failures.misconfigured(server.redact(sentence) + " Mend the migrations.");
    }

    /**
     * A migration that failed.
     *
     * @param blocker who held the lock that was last waited for
     */
    ApplicationFailure of(FlywayMigrateException e, @Nullable String blocker) {
        var sql = cause(e, SQLException.class);
        var failed =
                "Migrating %s: %s%s failed: %s "
                        .formatted(
                                server.name(),
                                e.getMigration().getScript(),
                                line(e),
                                sql == null
                                        ? Failures.oneLine(e.getMessage()) + "."
                                        : why(sql, blocker));
        if (sql != null && Failures.lost(sql.getSQLState())) {
            return again(failed + "The session is gone, and what it had not committed.");
        }
        if (!e.isExecutableInTransaction()) {
            return Failures.refused(server.redact(failed + stayed(e.getMigration().getScript())));
        }
        return sql != null && Failures.passes(sql.getSQLState())
                ? again(failed + rolledBack())
                : Failures.refused(server.redact(failed + rolledBack()));
    }

    /** The history and the files contradict each other. */
    ApplicationFailure of(List<ValidateOutput> invalid) {
        var problems = invalid.stream().map(this::problem).collect(Collectors.joining("; "));
        return Failures.refused(
                server.redact(
                        "Migrating %s was not begun: %s.".formatted(server.name(), problems)));
    }

    private String why(SQLException sql, @Nullable String blocker) {
        var answer = Failures.answer(sql);
        var state = String.valueOf(sql.getSQLState());
        if (state.equals(Failures.LOCK_NOT_AVAILABLE)) {
            return "%s It waited %d ms (lockTimeout) for a lock held by %s."
                    .formatted(
                            answer,
                            server.settings().lockMillis(),
                            blocker == null ? "a session that nobody saw" : blocker);
        }
        return state.equals(Failures.QUERY_CANCELED) && answer.contains("timeout")
                ? "%s One statement may run %d ms (statementTimeout)."
                        .formatted(answer, server.settings().statementMillis())
                : answer;
    }

    private ApplicationFailure again(String sentence) {
        return Failures.unavailable(server.redact(sentence) + " It is tried again.");
    }

    private static String line(FlywayMigrateException e) {
        var at = cause(e, FlywaySqlScriptException.class);
        return at == null ? "" : " line " + at.getLineNumber();
    }

    private String rolledBack() {
        var stands = Migrations.current(server).version();
        return "It was rolled back; the schema stands at %s."
                .formatted(stands == null ? "no version" : "version " + stands);
    }

    private String stayed(String script) {
        return ("It cannot run in a transaction, so what came before the failure stayed. %s"
                        + " is marked failed in the history, and nothing is migrated until a"
                        + " person has cleared that.%s.")
                .formatted(script, remains());
    }

    private String problem(ValidateOutput invalid) {
        var path = invalid.filepath == null ? "" : Path.of(invalid.filepath).getFileName();
        var file = path.toString().isEmpty() ? "version " + invalid.version : path.toString();
        return switch (invalid.errorDetails.errorCode) {
            case CoreErrorCode.CHECKSUM_MISMATCH ->
                    file
                            + " was changed after it was applied here; put back the text that was"
                            + " applied and make the change in a new migration";
            case CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED ->
                    "version %s is applied here but has no file in %s"
                            .formatted(invalid.version, server.migrations());
            case CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED ->
                    file + " is older than the schema and was never applied; give it a new number";
            case CoreErrorCode.FAILED_VERSIONED_MIGRATION,
                    CoreErrorCode.FAILED_REPEATABLE_MIGRATION ->
                    "%s failed before, outside a transaction, and is marked failed in the history.%s"
                            .formatted(file, remains());
            default -> file + ": " + Failures.oneLine(invalid.errorDetails.errorMessage);
        };
    }

    private String remains() {
        var left = InvalidIndexes.names(server);
        return "%s Undo what it left, run flyway repair, and start again"
                .formatted(
                        left.isEmpty()
                                ? ""
                                : " Indexes left invalid: " + String.join(", ", left) + ".");
    }

    private static <T> @Nullable T cause(Throwable e, Class<T> type) {
        for (@Nullable Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
