package dev.holdpoint.activities.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server on a free port, one for all tests of a JVM, stopped with it. Each test
 * makes a {@link Database} of its own, whose owner has to give a password.
 */
public final class TestingPostgres {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final EmbeddedPostgres server;

    private TestingPostgres() throws IOException, SQLException {
        var data = Files.createTempDirectory("holdpoint-postgres");
        server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(true)
                        .start();
        Files.writeString(
                data.resolve("pg_hba.conf"),
                """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        try (var admin = admin("postgres")) {
            execute(admin, "select pg_reload_conf()");
        }
    }

    /** A new, empty database with an owner of the same name. */
    public static Database database() {
        return Shared.SERVER.create();
    }

    private Database create() {
        var name = "shop" + NAMES.incrementAndGet();
        try (var admin = admin("postgres")) {
            execute(admin, "create role %s login password '%s-secret'".formatted(name, name));
            execute(admin, "create database %s owner %s".formatted(name, name));
            return new Database(server.getPort(), name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection admin(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    static void execute(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One database; user and database have the same name. */
    public record Database(int port, String name) {
        public String url() {
            return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
        }

        public String password() {
            return name + "-secret";
        }

        /** A session of the owner's, seen by others as {@code application}. */
        public Connection session(String application) {
            try {
                return DriverManager.getConnection(
                        url() + "?ApplicationName=" + application, name, password());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        public void execute(String sql) {
            try (var session = session("test")) {
                TestingPostgres.execute(session, sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The first column of the first row, as text. */
        public String value(String query) {
            try (var session = session("test");
                    var statement = session.createStatement();
                    var row = statement.executeQuery(query)) {
                row.next();
                return String.valueOf(row.getString(1));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        Path folder(Path parent) {
            return parent.resolve(name);
        }
    }

    /** Started when the first test asks. */
    private static final class Shared {
        private static final TestingPostgres SERVER = start();

        private static TestingPostgres start() {
            try {
                return new TestingPostgres();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
