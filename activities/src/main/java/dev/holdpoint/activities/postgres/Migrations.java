package dev.holdpoint.activities.postgres;

import dev.holdpoint.workflows.port.Schema;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Flyway as this adapter sets it up: it never cleans, repairs, baselines or mixes transactions. */
final class Migrations {
    private Migrations() {}

    /** Looks only: creates neither schema nor history table. */
    static Schema current(Server server) {
        var flyway = looking(server);
        try {
            var info = flyway.info();
            var pending = Arrays.asList(info.pending());
            return new Schema(
                    version(info.current()),
                    pending.size(),
                    "%d applied, %d pending in %s%s"
                            .formatted(
                                    info.applied().length,
                                    pending.size(),
                                    server.migrations(),
                                    pending.stream()
                                            .map(MigrationInfo::getScript)
                                            .collect(Collectors.joining(", ", ": ", ""))));
        } catch (FlywayException e) {
            throw new MigrationFailure(server).of("Reading the schema version of", e);
        }
    }

    static Flyway looking(Server server) {
        return configured(server, server.looking()).load();
    }

    static FluentConfiguration working(Server server, Mark mark) {
        var settings = server.settings();
        return configured(server, server.working(mark))
                .installedBy(mark.application())
                .lockRetryCount((int) Math.max(1, settings.lockMillis() / 1000));
    }

    static @Nullable String version(@Nullable MigrationInfo migration) {
        return migration == null || migration.getVersion() == null
                ? null
                : migration.getVersion().getVersion();
    }

    private static FluentConfiguration configured(Server server, DataSource source) {
        var settings = server.settings();
        var folder = server.migrations();
        if (!Files.isDirectory(folder)) {
            throw Failures.misconfigured(
                    "There is no folder %s with the migrations of %s on this worker. Mend"
                                    .formatted(folder, server.name())
                            + " migrations in the service document.");
        }
        var flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .loggers("slf4j")
                        .dataSource(source)
                        .locations("filesystem:" + folder)
                        .validateMigrationNaming(true)
                        .ignoreMigrationPatterns("*:future", "*:pending")
                        .cleanDisabled(true);
        if (!settings.minded().isEmpty()) {
            flyway.schemas(settings.minded().toArray(String[]::new));
        }
        // with a lock that is a transaction, CREATE INDEX CONCURRENTLY would wait for it for ever
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return flyway;
    }
}
