package dev.holdpoint.activities.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;

/** Indexes that a CREATE INDEX CONCURRENTLY left behind when it was cut off. */
final class InvalidIndexes {
    private static final String LEFT =
            """
            select n.nspname, c.relname from pg_index i
            join pg_class c on c.oid = i.indexrelid
            join pg_namespace n on n.oid = c.relnamespace
            where not i.indisvalid and c.relkind = 'i' and not exists (
                select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
            order by 1, 2\
            """;

    private InvalidIndexes() {}

    private record Index(String schema, String name) {
        /** Whether the script creates an index of this name without a transaction. */
        boolean createdBy(String script) {
            var name = "\"?" + Pattern.quote(name()) + "\"?";
            return Pattern.compile(
                            "(?i)\\bconcurrently\\s+(if\\s+not\\s+exists\\s+)?"
                                    + name
                                    + "\\s+on\\b")
                    .matcher(script)
                    .find();
        }

        @Override
        public String toString() {
            return schema + "." + name;
        }
    }

    /** The names of all that nobody is building now. */
    static List<String> names(Server server) {
        try (var session = server.look()) {
            return left(session).stream().map(Index::toString).toList();
        } catch (SQLException e) {
            throw server.failure("Looking for invalid indexes in", e);
        }
    }

    /**
     * Drops those that a pending migration is about to create: the name would be taken, or with IF
     * NOT EXISTS the useless index kept.
     */
    static List<String> drop(Server server, Mark mark, MigrationInfo[] pending) {
        try (var session = server.open(mark)) {
            var scripts = new ArrayList<String>();
            for (var migration : pending) {
                scripts.add(Script.text(migration));
            }
            var dropped = new ArrayList<String>();
            for (var index : left(session)) {
                if (scripts.stream().anyMatch(index::createdBy)) {
                    drop(session, index, server.settings().lockMillis());
                    dropped.add(index.toString());
                }
            }
            return dropped;
        } catch (SQLException e) {
            throw server.failure("Dropping the invalid index of an earlier try in", e);
        }
    }

    private static void drop(Connection session, Index index, long lockMillis) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute("SET lock_timeout = " + lockMillis);
            statement.execute(
                    "DROP INDEX CONCURRENTLY %s.%s"
                            .formatted(
                                    statement.enquoteIdentifier(index.schema(), true),
                                    statement.enquoteIdentifier(index.name(), true)));
        }
    }

    private static List<Index> left(Connection session) throws SQLException {
        try (var query = session.createStatement();
                var rows = query.executeQuery(LEFT)) {
            var found = new ArrayList<Index>();
            while (rows.next()) {
                found.add(new Index(rows.getString(1), rows.getString(2)));
            }
            return found;
        }
    }
}
