package dev.holdpoint.activities.postgres;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.DatabaseAdapter;
import dev.holdpoint.workflows.port.Backup;
import dev.holdpoint.workflows.port.Migration;
import dev.holdpoint.workflows.port.Schema;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, backed up by {@code pg_dump} and migrated by Flyway. */
public final class PostgresDatabase implements DatabaseAdapter {
    private static final int MEGABYTE = 1_000_000;

    private final @Nullable String searchPath;

    /** Looks for {@code pg_dump} on the worker's own PATH. */
    public PostgresDatabase() {
        this(System.getenv("PATH"));
    }

    PostgresDatabase(@Nullable String searchPath) {
        this.searchPath = searchPath;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Schema current(AdapterCall call) {
        return Migrations.current(new Server(call));
    }

    @Override
    public Backup backUp(AdapterCall call) {
        var server = new Server(call);
        var mark = Mark.of(call.key());
        var taken = BackupFile.taken(server.backups(), mark, call.key());
        if (taken.isPresent()) {
            return taken.get();
        }
        try (var observer = new Observer(server)) {
            observer.end(mark.application());
            var method = method(server, mark);
            var file = new BackupFile(server.backups(), mark, method.ending());
            return Watched.run(
                    () -> method.take(call.key(), file),
                    () ->
                            call.heartbeat(
                                    "backup: %d MB written".formatted(file.written() / MEGABYTE)),
                    () -> observer.end(mark.application()));
        }
    }

    @Override
    public Migration up(AdapterCall call) {
        return new Upgrade(call, new Server(call)).run();
    }

    /** Refused: there is no undo for a schema that others may already have written to. */
    @Override
    public Migration down(AdapterCall call) {
        throw Failures.refused(
                "%s cannot be migrated down: Flyway has no undo. Write migrations that the stable version can live with (expand now, contract in a later release) and mend forward with a new one."
                        .formatted(new Server(call).name()));
    }

    private BackupMethod method(Server server, Mark mark) {
        try {
            return Tools.find(server.settings().pgDump(), searchPath)
                    .<BackupMethod>map(tools -> new Dump(server, tools, mark))
                    .orElseGet(() -> new Snapshot(server, mark));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.unavailable("The worker stopped while it looked for pg_dump.");
        }
    }
}
