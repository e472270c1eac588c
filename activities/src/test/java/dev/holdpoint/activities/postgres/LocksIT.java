package dev.holdpoint.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that wait for others, and tries that die while they wait. */
@Timeout(90)
class LocksIT {
    private static final String KEY = "shop-2.4.0/staging/migrate/1";

    private final PostgresDatabase postgres = new PostgresDatabase();
    @TempDir private Path folder;
    private Shop shop;
    private Connection report;

    @BeforeEach
    void a_report_that_reads_the_orders() throws SQLException {
        shop = new Shop(folder).withOrders();
        postgres.up(shop.effect("the deployment before"));
        report = shop.database.session("report");
        report.setAutoCommit(false);
        TestingPostgres.execute(report, "select count(*) from orders");
    }

    @AfterEach
    void the_report_is_done() throws SQLException {
        report.close();
    }

    @Test
    void a_lock_that_is_not_given_names_who_holds_it_and_is_tried_again() throws SQLException {
        shop.settings.put("lockTimeout", "2s");
        shop.migration("V3__note.sql", "alter table orders add column note text;");

        var failing = Failing.of(() -> postgres.up(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo("Unavailable");
        assertThat(failing.retried()).isTrue();
        assertThat(failing.sentence())
                .contains("V3__note.sql line 1 failed: canceling statement due to lock timeout")
                .containsPattern(
                        "It waited 2000 ms \\(lockTimeout\\) for a lock held by pid \\d+ \\(report"
                                + " by shop\\d+, idle in transaction for \\d+ s\\): select"
                                + " count\\(\\*\\) from orders\\.")
                .endsWith("the schema stands at version 2. It is tried again.");
        assertThat(shop.beats).anyMatch(beat -> beat.contains("V3__note.sql, 1 s, waits for pid"));

        report.rollback();
        assertThat(postgres.up(shop.effect(KEY)).after()).isEqualTo("3");
    }

    @Test
    void an_index_built_concurrently_may_wait_longer_because_nobody_waits_for_it()
            throws Exception {
        shop.settings.put("lockTimeout", "1s");
        TestingPostgres.execute(report, "update orders set item = item");
        shop.migration("V3__index.sql", "create index concurrently by_item on orders (item);");

        var migration = new Background<>(() -> postgres.up(shop.effect(KEY)));
        Await.until(
                "the index waits",
                () ->
                        migration.done()
                                || shop.beats.stream()
                                        .anyMatch(beat -> beat.contains("3 s, waits")));
        report.rollback();

        assertThat(migration.result().after()).isEqualTo("3");
    }

    @Test
    void a_cancelled_migration_leaves_no_session_behind() {
        shop.settings.put("lockTimeout", "60s");
        shop.migration("V3__note.sql", "alter table orders add column note text;");
        var call =
                shop.effect(
                        KEY,
                        beat -> {
                            if (beat.contains("waits for")) {
                                throw new CancellationException("cancelled");
                            }
                        });

        assertThatThrownBy(() -> postgres.up(call)).isInstanceOf(CancellationException.class);

        assertThat(waiting()).isFalse();
        assertThat(postgres.current(shop.look()).version()).isEqualTo("2");
    }

    @Test
    void a_retry_after_kill_9_of_the_worker_migrates() throws Exception {
        shop.settings.put("lockTimeout", "60s");
        shop.migration("V3__note.sql", "alter table orders add column note text;");
        killed_while_waiting();

        report.rollback();
        var migration = postgres.up(shop.effect(KEY));

        assertThat(migration.before()).isEqualTo("2");
        assertThat(migration.after()).isEqualTo("3");
        assertThat(migration.applied()).containsExactly("V3__note.sql");
    }

    @Test
    void a_retry_after_kill_9_in_the_middle_of_a_concurrent_index_builds_it_again()
            throws Exception {
        shop.settings.put("lockTimeout", "60s");
        TestingPostgres.execute(report, "update orders set item = item");
        shop.migration(
                "V3__index.sql",
                "create index concurrently if not exists by_item on orders (item);");
        killed_while_waiting();
        assertThat(valid()).as("left behind").isEqualTo("f");

        report.rollback();
        var migration = postgres.up(shop.effect(KEY));

        assertThat(migration.after()).isEqualTo("3");
        assertThat(migration.evidence())
                .endsWith("dropped first, as left invalid by an earlier try: public.by_item");
        assertThat(valid()).isEqualTo("t");
    }

    @Test
    void the_session_of_a_try_that_hangs_is_ended_by_the_next_one() throws Exception {
        shop.settings.put("lockTimeout", "60s");
        shop.migration("V3__note.sql", "alter table orders add column note text;");
        var hanging = new Background<>(() -> Failing.of(() -> postgres.up(shop.effect(KEY))));
        Await.until("the first try waits", this::waiting);
        shop.settings.put("lockTimeout", "1s");

        var second = Failing.of(() -> postgres.up(shop.effect(KEY)));

        assertThat(second.sentence()).contains("held by pid").contains("(report by");
        assertThat(hanging.result().type()).isEqualTo("Unavailable");
        assertThat(hanging.result().sentence())
                .contains("V3__note.sql line 1 failed: terminating connection due to administrator")
                .endsWith("The session is gone, and what it had not committed. It is tried again.");
    }

    @Test
    void a_concurrent_index_whose_server_ended_the_session_is_tried_again() throws Exception {
        TestingPostgres.execute(report, "update orders set item = item");
        shop.migration("V3__index.sql", "create index concurrently by_item on orders (item);");
        var first = new Background<>(() -> Failing.of(() -> postgres.up(shop.effect(KEY))));
        Await.until("the index waits", this::waiting);
        shop.database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'"
                        .formatted(Mark.of(KEY).application()));
        report.rollback();

        assertThat(first.result().type()).isEqualTo("Unavailable");
        assertThat(postgres.up(shop.effect(KEY)).after()).isEqualTo("3");
        assertThat(valid()).isEqualTo("t");
    }

    private void killed_while_waiting() throws IOException, InterruptedException {
        var worker = WorkerMain.start(shop, KEY);
        Await.until("the worker's migration waits", this::waiting);
        worker.destroyForcibly().waitFor();
        Await.until("the server noticed", () -> !waiting());
    }

    private boolean waiting() {
        return shop.database
                .value(
                        "select count(*) from pg_stat_activity where application_name = '%s' and wait_event_type = 'Lock'"
                                .formatted(Mark.of(KEY).application()))
                .equals("1");
    }

    private String valid() {
        return shop.database.value(
                "select indisvalid from pg_index where indexrelid = 'by_item'::regclass");
    }
}
