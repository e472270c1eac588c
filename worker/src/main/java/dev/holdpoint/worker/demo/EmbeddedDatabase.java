package dev.holdpoint.worker.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A PostgreSQL server of the demo's own, from the binaries that Maven brought. It listens on the
 * loopback address only, asks for no password there, and takes its data with it when it stops.
 *
 * <p>Works for root too: PostgreSQL refuses to run as root, so it is started in a user namespace.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts it on a free port.
     *
     * @param folder where its data may lie; the folder stays, the data goes
     */
    public static EmbeddedDatabase start(Path folder) throws IOException {
        var binaries = binaries();
        return new EmbeddedDatabase(
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgres"))
                        .setOverrideWorkingDirectory(binaries.toFile())
                        .setCleanDataDirectory(true)
                        .setServerConfig("unix_socket_directories", "")
                        .start());
    }

    /** Where the unpacked server lies, for everybody who starts one. */
    public static Path binaries() throws IOException {
        var binaries = Files.createDirectories(DemoCache.folder().resolve("postgres"));
        // else the library leaves a folder of its own among the temporary files
        System.setProperty("ot.epg.working-dir", binaries.toString());
        return binaries;
    }

    /** A new, empty database with an owner of the same name. */
    public Database create(String name) throws SQLException {
        try (var admin = server.getPostgresDatabase().getConnection();
                var statement = admin.createStatement()) {
            var quoted = statement.enquoteIdentifier(name, true);
            statement.execute("create role " + quoted + " login");
            statement.execute("create database " + quoted + " owner " + quoted);
        }
        return new Database("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, name);
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** How to reach one database; no password. */
    public record Database(String url, String user) {}
}
