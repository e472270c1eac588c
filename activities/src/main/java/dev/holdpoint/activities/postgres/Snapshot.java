package dev.holdpoint.activities.postgres;

import dev.holdpoint.workflows.port.Backup;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * The rows of every table as COPY writes them, of one moment, in a zip file. It is no dump: it
 * holds no definitions, which are in the migrations.
 */
final class Snapshot implements BackupMethod {
    static final String METHOD = "COPY snapshot, done without pg_dump";
    private static final String CONTENTS = "CONTENTS.txt";
    private static final String TABLES =
            """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and c.relpersistence <> 't'
              and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
            order by 1\
            """;
    private static final String SEQUENCES =
            """
            select quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value
            from pg_sequences where last_value is not null order by 1\
            """;

    private final Server server;
    private final Mark mark;

    Snapshot(Server server, Mark mark) {
        this.server = server;
        this.mark = mark;
    }

    @Override
    public String ending() {
        return ".copy.zip";
    }

    @Override
    public Backup take(String key, BackupFile file) {
        file.begin();
        try (var session = server.open(mark)) {
            session.setAutoCommit(false);
            execute(session, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            execute(session, "SET LOCAL row_security = off");
            execute(session, "SET LOCAL lock_timeout = " + server.settings().lockMillis());
            refuseLargeObjects(session);
            var rows = write(session, file);
            session.rollback();
            return file.keep(key, METHOD, readBack(file, rows));
        } catch (SQLException e) {
            throw server.failure("Copying the tables of", e);
        } catch (IOException e) {
            file.discard();
            throw file.failure(e);
        } finally {
            file.discard();
        }
    }

    private Map<String, Long> write(Connection session, BackupFile file)
            throws SQLException, IOException {
        var rows = new LinkedHashMap<String, Long>();
        try (var zip = new ZipOutputStream(Files.newOutputStream(file.part()))) {
            var copy = session.unwrap(PGConnection.class).getCopyAPI();
            for (var table : column(session, TABLES)) {
                zip.putNextEntry(new ZipEntry(table + ".copy"));
                rows.put(table, copy.copyOut("COPY " + table + " TO STDOUT", open(zip)));
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(CONTENTS));
            zip.write(contents(session, rows).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return rows;
    }

    private String contents(Connection session, Map<String, Long> rows) throws SQLException {
        var text = new StringBuilder("Database of " + server.name() + "\n");
        rows.forEach((table, count) -> text.append("rows %s %d%n".formatted(table, count)));
        try (var query = session.createStatement();
                var row = query.executeQuery(SEQUENCES)) {
            while (row.next()) {
                text.append("sequence %s %d%n".formatted(row.getString(1), row.getLong(2)));
            }
        }
        return text.toString();
    }

    /** Counts the lines of every entry: COPY's text format has one for each row, never more. */
    private static String readBack(BackupFile file, Map<String, Long> written) throws IOException {
        try (var zip = new ZipFile(file.part().toFile())) {
            var total = 0L;
            for (var table : written.entrySet()) {
                var found = lines(zip, table.getKey());
                if (found != table.getValue()) {
                    throw Failures.refused(
                            "The COPY snapshot holds %d rows of %s, but %d were written: it is not a usable backup."
                                    .formatted(found, table.getKey(), table.getValue()));
                }
                total += found;
            }
            return "read back and counted: %d tables, %d rows; no definitions, which are in the migrations"
                    .formatted(written.size(), total);
        }
    }

    private static long lines(ZipFile zip, String table) throws IOException {
        var lines = 0L;
        var buffer = new byte[1 << 16];
        try (var in = zip.getInputStream(zip.getEntry(table + ".copy"))) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (var i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    private void refuseLargeObjects(Connection session) throws SQLException {
        var count = column(session, "select count(*) from pg_largeobject_metadata").getFirst();
        if (!count.equals("0")) {
            throw Failures.misconfigured(
                    "%s holds %s large objects, which a COPY snapshot cannot take. Install pg_dump on this worker."
                            .formatted(server.name(), count));
        }
    }

    private static List<String> column(Connection session, String query) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void execute(Connection session, String statement) throws SQLException {
        try (var run = session.createStatement()) {
            run.execute(statement);
        }
    }

    /** The zip without its end: COPY closes nothing, but nobody promised that. */
    private static OutputStream open(ZipOutputStream zip) {
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                zip.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
