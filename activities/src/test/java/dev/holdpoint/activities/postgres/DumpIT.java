package dev.holdpoint.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.activities.RealPart;
import dev.holdpoint.workflows.port.Backup;
import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class DumpIT {
    private static final String KEY = "shop-2.4.0/production/backup/1";

    private final PostgresDatabase postgres = new PostgresDatabase();
    @TempDir private Path folder;
    private Shop shop;
    private Path dump;

    @BeforeEach
    void a_shop_with_orders() {
        dump = RealPart.program("pg_dump", "postgresql-client-15");
        shop = new Shop(folder).withOrders();
        postgres.up(shop.effect("the deployment before"));
    }

    @Test
    void a_backup_is_written_and_read_back_whole() throws Exception {
        var backup = postgres.backUp(shop.effect(KEY));

        var file = Path.of(backup.location());
        assertThat(file).hasParent(shop.backups()).hasSize(backup.bytes());
        var digest = Mark.sha256().digest(Files.readAllBytes(file));
        assertThat(backup.checksum()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(backup.method()).matches("pg_dump \\d+\\.\\d+.*, custom format");
        // the orders and Flyway's history
        assertThat(backup.evidence())
                .matches("read back whole by pg_restore \\d.*: \\d+ entries, 2 tables, 5 rows");
    }

    @Test
    void what_was_backed_up_can_be_restored() throws Exception {
        var backup = postgres.backUp(shop.effect(KEY));
        var other = TestingPostgres.database();
        var restore =
                new ProcessBuilder(
                        dump.resolveSibling("pg_restore").toString(),
                        "--no-owner",
                        "--dbname=" + other.url().replace("jdbc:", ""),
                        "--username=" + other.name(),
                        backup.location());
        restore.environment().put("PGPASSWORD", other.password());

        assertThat(restore.inheritIO().start().waitFor()).isZero();
        assertThat(other.value("select count(*) from orders")).isEqualTo("3");
    }

    @Test
    void a_second_try_finds_the_backup_of_the_first() throws Exception {
        var first = postgres.backUp(shop.effect(KEY));
        var written = Files.getLastModifiedTime(Path.of(first.location()));
        shop.database.execute("insert into orders values (4, 'later')");

        var second = postgres.backUp(shop.effect(KEY));
        var other = postgres.backUp(shop.effect("another deployment"));

        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(Path.of(first.location()))).isEqualTo(written);
        assertThat(other.location()).isNotEqualTo(first.location());
        assertThat(other.evidence()).endsWith("6 rows");
    }

    @Test
    void a_backup_that_is_no_longer_what_it_was_is_taken_again() throws Exception {
        var first = postgres.backUp(shop.effect(KEY));
        Files.writeString(Path.of(first.location()), "cut off");

        var second = postgres.backUp(shop.effect(KEY));

        assertThat(second.evidence()).endsWith("5 rows");
        assertThat(second.bytes()).isGreaterThan("cut off".length());
        assertThat(Path.of(second.location())).hasSize(second.bytes());
    }

    @Test
    void a_retry_after_kill_9_replaces_the_half_written_file_and_ends_the_old_session()
            throws Exception {
        try (var holder = shop.database.session("holder")) {
            holder.setAutoCommit(false);
            TestingPostgres.execute(holder, "lock table orders in access exclusive mode");
            shop.settings.put("lockTimeout", "60s");
            var worker = WorkerMain.start(shop, KEY, "backup");
            Await.until("pg_dump waits for the lock", () -> sessions() == 1);
            worker.destroyForcibly().waitFor();
            holder.rollback();
        }
        Files.createDirectories(shop.backups());
        Files.writeString(
                shop.backups().resolve(Mark.of(KEY).file() + ".dump.part"), "half of a dump");

        var backup = postgres.backUp(shop.effect(KEY));

        assertThat(backup.evidence()).endsWith("5 rows");
        assertThat(names())
                .containsExactlyInAnyOrder(
                        Mark.of(KEY).file() + ".dump", Mark.of(KEY).file() + ".json");
        Await.until("the old session is gone", () -> sessions() == 0);
    }

    @Test
    void a_try_that_comes_back_late_takes_no_file_away_from_the_next() throws Exception {
        shop.settings.put("lockTimeout", "60s");
        Background<Backup> next;
        try (var holder = shop.database.session("holder")) {
            holder.setAutoCommit(false);
            TestingPostgres.execute(holder, "lock table orders in access exclusive mode");
            var late = new Background<>(() -> postgres.backUp(shop.effect(KEY)));
            Await.until("the first pg_dump waits", () -> sessions() == 1);
            next = new Background<>(() -> postgres.backUp(shop.effect(KEY)));
            assertThatThrownBy(late::result).hasRootCauseInstanceOf(ApplicationFailure.class);
            Await.until("the second pg_dump waits", () -> sessions() == 1);
            holder.rollback();
        }

        assertThat(next.result().evidence()).endsWith("5 rows");
        assertThat(names())
                .containsExactlyInAnyOrder(
                        Mark.of(KEY).file() + ".dump", Mark.of(KEY).file() + ".json");
    }

    @Test
    void a_cancelled_backup_leaves_neither_session_nor_file() throws SQLException {
        shop.settings.put("lockTimeout", "60s");
        try (var holder = shop.database.session("holder")) {
            holder.setAutoCommit(false);
            TestingPostgres.execute(holder, "lock table orders in access exclusive mode");
            var call =
                    shop.effect(
                            KEY,
                            _ -> {
                                if (sessions() == 1) {
                                    throw new CancellationException("cancelled");
                                }
                            });

            assertThatThrownBy(() -> postgres.backUp(call))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(names()).isEmpty();
        Await.until("the session is gone", () -> sessions() == 0);
    }

    @Test
    void a_locked_table_is_tried_again() throws SQLException {
        shop.settings.put("lockTimeout", "500ms");
        try (var holder = shop.database.session("holder")) {
            holder.setAutoCommit(false);
            TestingPostgres.execute(holder, "lock table orders in access exclusive mode");

            var failing = Failing.of(() -> postgres.backUp(shop.effect(KEY)));

            assertThat(failing.type()).isEqualTo("Unavailable");
            assertThat(failing.sentence())
                    .contains("canceling statement due to", "LOCK TABLE")
                    .endsWith("It is tried again.");
        }
    }

    @Test
    void a_full_disk_is_a_sentence_and_leaves_nothing() {
        shop.database.execute(
                "insert into orders select n, md5(n::text) from generate_series(10, 20000) n");
        shop.settings.put(
                "pgDump",
                script(
                        "exec "
                                + dump
                                + " $(printf '%s\\n' \"$@\" | sed"
                                + " 's|^--file=.*|--file=/dev/full|')"));

        var failing = Failing.of(() -> postgres.backUp(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.REFUSED);
        assertThat(failing.sentence())
                .startsWith("The backup did not fit into " + shop.backups() + ": no space left")
                .endsWith("Free some and start again; the database was not touched.");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        shop.settings.put("backups", file.resolve("backups").toString());

        var failing = Failing.of(() -> postgres.backUp(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failing.sentence())
                .startsWith("Backups cannot be kept in " + file + "/backups: ")
                .contains("Mend backups in the service document");
    }

    @Test
    void a_client_older_than_the_server_is_refused_before_it_tries() {
        shop.settings.put("pgDump", script("echo 'pg_dump (PostgreSQL) 9.6.24'"));

        var failing = Failing.of(() -> postgres.backUp(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failing.sentence())
                .contains("is of version 9.6.24 and cannot back up shop@staging")
                .contains("Install the client of PostgreSQL 15 on this worker");
    }

    @Test
    void a_dump_that_was_cut_off_is_not_a_backup() {
        shop.settings.put(
                "pgDump",
                script(
                        """
                        for a in "$@"; do case "$a" in --file=*) file="${a#--file=}";; esac; done
                        %s "$@" || exit
                        case "$1" in --version) ;; *) truncate -s -600 "$file";; esac
                        """
                                .formatted(dump)));

        var failing = Failing.of(() -> postgres.backUp(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.REFUSED);
        assertThat(failing.sentence()).contains("was written but cannot be read back: pg_restore:");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_password_stands_neither_in_the_arguments_nor_in_what_is_left_behind()
            throws IOException {
        var seen = folder.resolve("seen");
        shop.settings.put(
                "pgDump", script("echo \"$@\" >> " + seen + "; exec " + dump + " \"$@\""));

        var backup = postgres.backUp(shop.effect(KEY));

        assertThat(Files.readString(seen)).contains("--file").doesNotContain("secret");
        assertThat(backup.toString()).doesNotContain("secret");
        assertThat(shop.backups().resolve(Mark.of(KEY).file() + ".json"))
                .content(StandardCharsets.UTF_8)
                .contains(KEY, backup.checksum())
                .doesNotContain("secret");
    }

    private int sessions() {
        return Integer.parseInt(
                shop.database.value(
                        "select count(*) from pg_stat_activity where application_name = '%s' and wait_event_type = 'Lock'"
                                .formatted(Mark.of(KEY).application())));
    }

    private String[] names() {
        var names = shop.backups().toFile().list();
        return names == null ? new String[0] : names;
    }

    /** A pg_dump of our own, with the real pg_restore beside it. */
    private String script(String body) {
        try {
            var bin = Files.createDirectories(folder.resolve("bin"));
            Files.createSymbolicLink(bin.resolve("pg_restore"), dump.resolveSibling("pg_restore"));
            var script = Files.writeString(bin.resolve("pg_dump"), "#!/bin/sh\n" + body + "\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            return script.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
