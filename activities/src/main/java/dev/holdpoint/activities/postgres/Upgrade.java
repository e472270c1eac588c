package dev.holdpoint.activities.postgres;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Migration;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/**
 * One application of every pending migration.
 *
 * <p>The mark of the effect is in Flyway's history ({@code installed_by}), so that a second try
 * still knows what the first one applied; its sessions carry the same name and are ended first.
 */
final class Upgrade {
    private final AdapterCall call;
    private final Server server;
    private final Mark mark;
    private final Flyway flyway;
    private final SessionCallback sessions;
    private final Instant begun = Instant.now();
    private volatile @Nullable String blocker;

    Upgrade(AdapterCall call, Server server) {
        this.call = call;
        this.server = server;
        this.mark = Mark.of(call.key());
        this.sessions = new SessionCallback(server.settings());
        this.flyway = Migrations.working(server, mark).callbacks(sessions).load();
    }

    Migration run() {
        try (var observer = new Observer(server)) {
            observer.end(mark.application());
            return Watched.run(
                    this::migrate, () -> tell(observer), () -> observer.end(mark.application()));
        }
    }

    private void tell(Observer observer) {
        var waits = observer.blocker(mark.application());
        if (waits != null) {
            blocker = waits;
        }
        call.heartbeat(
                "%s, %d s%s"
                        .formatted(
                                sessions.script(),
                                Duration.between(begun, Instant.now()).toSeconds(),
                                waits == null ? "" : ", waits for " + waits));
    }

    private Migration migrate() {
        try {
            var checked = flyway.validateWithResult();
            if (!checked.validationSuccessful) {
                throw new MigrationFailure(server).of(checked.invalidMigrations);
            }
            var dropped = InvalidIndexes.drop(server, mark, flyway.info().pending());
            flyway.migrate();
            return done(dropped);
        } catch (FlywayMigrateException e) {
            throw new MigrationFailure(server).of(e, blocker);
        } catch (FlywayException e) {
            throw new MigrationFailure(server).of("Migrating", e);
        }
    }

    private Migration done(List<String> dropped) {
        var history =
                Arrays.stream(flyway.info().applied())
                        .filter(migration -> !migration.getType().isSynthetic())
                        .sorted(Comparator.comparing(MigrationInfo::getInstalledRank))
                        .toList();
        var ours = history.stream().filter(this::ours).toList();
        var before =
                history.stream()
                        .filter(m -> ours.isEmpty() || rank(m) < rank(ours.getFirst()))
                        .map(Migrations::version)
                        .filter(version -> version != null)
                        .reduce(null, (_, later) -> later);
        var after = Migrations.version(flyway.info().current());
        return new Migration(
                before,
                after,
                ours.stream().map(MigrationInfo::getScript).toList(),
                evidence(ours, dropped));
    }

    private static String evidence(List<MigrationInfo> ours, List<String> dropped) {
        var applied =
                ours.isEmpty()
                        ? "nothing was pending"
                        : ours.stream()
                                .map(m -> m.getScript() + " in " + m.getExecutionTime() + " ms")
                                .collect(Collectors.joining(", "));
        return dropped.isEmpty()
                ? applied
                : applied
                        + "; dropped first, as left invalid by an earlier try: "
                        + String.join(", ", dropped);
    }

    private boolean ours(MigrationInfo migration) {
        return mark.application().equals(migration.getInstalledBy());
    }

    private static int rank(MigrationInfo migration) {
        return migration.getInstalledRank();
    }
}
