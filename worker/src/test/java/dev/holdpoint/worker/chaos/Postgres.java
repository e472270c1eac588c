package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.demo.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A PostgreSQL server whose data outlives each of its lives. */
public final class Postgres implements AutoCloseable {
    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.server = launch();
    }

    static Postgres start(Path folder, int port) throws IOException {
        return new Postgres(folder, port);
    }

    /** A new, empty database with an owner of the same name. */
    public EmbeddedDatabase.Database create(String name) throws SQLException {
        execute("create role \"%s\" login".formatted(name));
        execute("create database \"%1$s\" owner \"%1$s\"".formatted(name));
        return new EmbeddedDatabase.Database(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + name, name);
    }

    /** Removes a database, whoever still looks at it. */
    public void drop(String name) throws SQLException {
        execute("drop database \"%s\" with (force)".formatted(name));
    }

    /** Ends the server as a crash does: its children see that and end, too. */
    void kill() throws IOException {
        var pid = Files.readAllLines(data().resolve("postmaster.pid")).getFirst().strip();
        var _ = ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::destroyForcibly);
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(it -> it.onExit().join());
    }

    /** Starts it again over what it kept, on the same port. */
    void startAgain() throws IOException {
        server.close();
        server = launch();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private Path data() {
        return folder.resolve("postgres");
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data())
                .setOverrideWorkingDirectory(EmbeddedDatabase.binaries().toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("unix_socket_directories", "")
                .start();
    }

    private void execute(String sql) throws SQLException {
        try (var admin = server.getPostgresDatabase().getConnection();
                var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
