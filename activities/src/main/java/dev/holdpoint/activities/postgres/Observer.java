package dev.holdpoint.activities.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A second session that sees whom our own sessions wait for, and can end them. */
final class Observer implements AutoCloseable {
    private static final int QUERY_CHARACTERS = 120;
    private static final String BLOCKERS =
            """
            select b.pid, b.application_name, b.usename, b.state, b.query,
                   extract(epoch from now() - coalesce(b.xact_start, b.backend_start))::bigint age
            from pg_stat_activity me
            cross join lateral unnest(pg_blocking_pids(me.pid)) as waits(pid)
            join pg_stat_activity b on b.pid = waits.pid
            where me.application_name = ? and me.datname = current_database()
              and b.application_name is distinct from me.application_name
            limit 1\
            """;
    private static final String END =
            """
            select pg_terminate_backend(pid, 3000) from pg_stat_activity
            where application_name = ? and datname = current_database() and usename = current_user\
            """;

    private final Server server;
    private final Connection session;

    Observer(Server server) {
        this.server = server;
        try {
            this.session = server.look();
        } catch (SQLException e) {
            throw server.failure("Connecting to the database of", e);
        }
    }

    /** Who holds the lock that a session of this name waits for, as a person would say it. */
    @Nullable String blocker(String application) {
        try (var query = session.prepareStatement(BLOCKERS)) {
            query.setString(1, application);
            try (var row = query.executeQuery()) {
                return row.next() ? server.redact(describe(row)) : null;
            }
        } catch (SQLException e) {
            return "a session that could not be looked up: " + Failures.answer(e);
        }
    }

    /** Ends every session of this name, such as those of a try that died; says how many. */
    int end(String application) {
        try (var query = session.prepareStatement(END)) {
            query.setString(1, application);
            try (var rows = query.executeQuery()) {
                var ended = 0;
                while (rows.next()) {
                    ended++;
                }
                return ended;
            }
        } catch (SQLException e) {
            throw server.failure("Ending earlier sessions on the database of", e);
        }
    }

    Connection session() {
        return session;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            throw server.failure("Disconnecting from the database of", e);
        }
    }

    private static String describe(ResultSet row) throws SQLException {
        var query = String.valueOf(row.getString("query")).replaceAll("\\s+", " ").strip();
        return "pid %d (%s by %s, %s for %d s): %s"
                .formatted(
                        row.getInt("pid"),
                        row.getString("application_name"),
                        row.getString("usename"),
                        row.getString("state"),
                        row.getLong("age"),
                        query.length() <= QUERY_CHARACTERS
                                ? query
                                : query.substring(0, QUERY_CHARACTERS) + "...");
    }
}
