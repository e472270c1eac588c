package dev.holdpoint.activities.postgres;

import dev.holdpoint.workflows.port.Backup;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A backup by {@code pg_dump} in its custom format, decoded again by {@code pg_restore}. */
final class Dump implements BackupMethod {
    static final String ENDING = ".dump";

    /** What JDBC calls it → what libpq calls it. */
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "PGHOST", "PGHOST",
                    "PGPORT", "PGPORT",
                    "PGDBNAME", "PGDATABASE",
                    "sslmode", "PGSSLMODE",
                    "sslrootcert", "PGSSLROOTCERT",
                    "sslcert", "PGSSLCERT",
                    "sslkey", "PGSSLKEY");

    private final Server server;
    private final Tools tools;
    private final Map<String, String> environment;

    Dump(Server server, Tools tools, Mark mark) {
        this.server = server;
        this.tools = tools;
        this.environment = environment(server, mark);
    }

    @Override
    public String ending() {
        return ENDING;
    }

    @Override
    public Backup take(String key, BackupFile file) throws InterruptedException {
        refuseOlder();
        var part = file.begin();
        try {
            write(file);
            var evidence = new ReadBack(tools, part).evidence();
            return file.keep(key, "pg_dump " + tools.version() + ", custom format", evidence);
        } catch (IOException e) {
            throw file.failure(e);
        } finally {
            file.discard();
        }
    }

    private void refuseOlder() {
        var version = new ServerVersion(server).read();
        if (tools.major() < version.major()) {
            throw Failures.misconfigured(
                    "%s is of version %s and cannot back up %s, whose server is %s. Install the client of PostgreSQL %d on this worker, or name it under pgDump in the service document."
                            .formatted(
                                    tools.dump(),
                                    tools.version(),
                                    server.name(),
                                    version.text(),
                                    version.major()));
        }
    }

    private void write(BackupFile file) throws IOException, InterruptedException {
        var argv =
                List.of(
                        tools.dump().toString(),
                        "--format=custom",
                        "--no-password",
                        "--lock-wait-timeout=" + server.settings().lockMillis(),
                        "--file=" + file.part());
        var ended = Client.run(argv, environment, Client.Output::ignore);
        if (!ended.well()) {
            file.discard();
            throw failure(file, server.redact(ended.complaint()));
        }
    }

    private ApplicationFailure failure(BackupFile file, String complaint) {
        if (BackupFile.full(complaint)) {
            return file.full();
        }
        var sentence = "pg_dump of %s failed: %s".formatted(server.name(), complaint);
        // pg_dump keeps --lock-wait-timeout by a statement_timeout around its LOCK TABLE
        if (complaint.contains("LOCK TABLE")) {
            return Failures.unavailable(
                    sentence
                            + " A table stayed locked longer than lockTimeout. It is tried again.");
        }
        return complaint.contains("connection") || complaint.contains("without a word")
                ? Failures.unavailable(sentence + " It is tried again.")
                : Failures.refused(sentence);
    }

    private static Map<String, String> environment(Server server, Mark mark) {
        var environment = new LinkedHashMap<String, String>();
        Properties address = server.address();
        OPTIONS.forEach((jdbc, libpq) -> {
            var value = address.getProperty(jdbc);
            if (value != null) {
                environment.put(libpq, value);
            }
        });
        environment.put("PGUSER", server.user());
        environment.put("PGAPPNAME", mark.application());
        environment.put("PGCONNECT_TIMEOUT", "10");
        var password = server.password();
        if (password != null) {
            environment.put("PGPASSWORD", password);
        }
        return environment;
    }
}
