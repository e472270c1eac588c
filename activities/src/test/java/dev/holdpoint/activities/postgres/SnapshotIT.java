package dev.holdpoint.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.port.Errors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Backups on a machine without pg_dump. */
@Timeout(60)
class SnapshotIT {
    private static final String KEY = "shop-2.4.0/production/backup/1";

    private final PostgresDatabase postgres = new PostgresDatabase("/nowhere");
    @TempDir private Path folder;
    private Shop shop;

    @BeforeEach
    void a_shop_with_orders() {
        shop = new Shop(folder).withOrders();
        postgres.up(shop.effect("the deployment before"));
    }

    @Test
    void without_pg_dump_the_rows_are_copied_and_the_method_says_so() throws Exception {
        shop.database.execute("create schema sales; create table sales.\"Odd name\" (t text)");
        shop.database.execute("insert into sales.\"Odd name\" values (e'two\\nlines'), (null)");

        var backup = postgres.backUp(shop.effect(KEY));

        assertThat(backup.method()).isEqualTo("COPY snapshot, done without pg_dump");
        assertThat(backup.evidence())
                .isEqualTo(
                        "read back and counted: 3 tables, 7 rows; no definitions, which are in the"
                                + " migrations");
        var file = Path.of(backup.location());
        assertThat(file).hasParent(shop.backups()).hasSize(backup.bytes());
        var digest = Mark.sha256().digest(Files.readAllBytes(file));
        assertThat(backup.checksum()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void the_copied_rows_can_be_put_back() throws Exception {
        var backup = postgres.backUp(shop.effect(KEY));
        shop.database.execute("truncate orders");

        try (var zip = new ZipFile(backup.location());
                var session = shop.database.session("restore")) {
            var rows = zip.getInputStream(zip.getEntry("public.orders.copy"));
            session.unwrap(PGConnection.class).getCopyAPI().copyIn("copy orders from stdin", rows);
        }

        assertThat(shop.database.value("select string_agg(item, ' ' order by id) from orders"))
                .isEqualTo("item1 item2 item3");
    }

    @Test
    void the_contents_tell_rows_and_sequences() throws IOException {
        shop.database.execute("create table lines (id serial); insert into lines default values");

        var backup = postgres.backUp(shop.effect(KEY));

        try (var zip = new ZipFile(backup.location())) {
            var entry = zip.getInputStream(zip.getEntry("CONTENTS.txt"));
            assertThat(new String(entry.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("rows public.orders 3", "sequence public.lines_id_seq 1");
        }
    }

    @Test
    void a_second_try_finds_the_backup_of_the_first() {
        var first = postgres.backUp(shop.effect(KEY));
        shop.database.execute("insert into orders values (4, 'later')");

        assertThat(postgres.backUp(shop.effect(KEY))).isEqualTo(first);
    }

    @Test
    void the_setting_does_without_pg_dump_too() {
        shop.settings.put("pgDump", "none");

        assertThat(new PostgresDatabase().backUp(shop.effect(KEY)).method())
                .isEqualTo(Snapshot.METHOD);
    }

    @Test
    void a_program_that_is_not_there_is_not_replaced_in_silence() {
        shop.settings.put("pgDump", "/nowhere/pg_dump");

        var failing = Failing.of(() -> postgres.backUp(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failing.sentence())
                .isEqualTo(
                        "There is no program /nowhere/pg_dump on this worker. Mend pgDump in the"
                                + " service document.");
    }

    @Test
    void large_objects_are_not_left_out_in_silence() {
        shop.database.execute("select lo_create(0)");

        var failing = Failing.of(() -> postgres.backUp(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failing.sentence())
                .contains("holds 1 large objects")
                .contains("Install pg_dump");
    }

    @Test
    void a_cancelled_snapshot_leaves_neither_session_nor_file() throws SQLException {
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
        assertThat(sessions()).isZero();
        assertThat(shop.backups()).isEmptyDirectory();
    }

    private int sessions() {
        return Integer.parseInt(
                shop.database.value(
                        "select count(*) from pg_stat_activity where application_name = '%s' and wait_event_type = 'Lock'"
                                .formatted(Mark.of(KEY).application())));
    }
}
