package dev.holdpoint.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MigrationIT {
    private static final String KEY = "shop-2.4.0/staging/migrate/1";

    private final PostgresDatabase postgres = new PostgresDatabase();
    @TempDir private Path folder;
    private Shop shop;

    @BeforeEach
    void a_new_database() {
        shop = new Shop(folder);
    }

    @Test
    void every_pending_migration_is_applied_and_told() {
        shop.withOrders();

        var migration = postgres.up(shop.effect(KEY));

        assertThat(migration.before()).isNull();
        assertThat(migration.after()).isEqualTo("2");
        assertThat(migration.applied()).containsExactly("V1__orders.sql", "V2__first_orders.sql");
        assertThat(migration.evidence()).matches("V1__orders.sql in \\d+ ms, V2_.* in \\d+ ms");
        assertThat(shop.database.value("select count(*) from orders")).isEqualTo("3");
    }

    @Test
    void the_current_version_is_read_without_a_trace() {
        shop.withOrders();

        var before = postgres.current(shop.look());
        var tables = shop.database.value("select count(*) from pg_tables where tableowner = user");
        postgres.up(shop.effect(KEY));
        shop.migration("V3__more.sql", "alter table orders add column note text;");
        var after = postgres.current(shop.look());

        assertThat(tables).isEqualTo("0");
        assertThat(before.version()).isNull();
        assertThat(before.pending()).isEqualTo(2);
        assertThat(after.version()).isEqualTo("2");
        assertThat(after.pending()).isEqualTo(1);
        assertThat(after.evidence())
                .isEqualTo("2 applied, 1 pending in " + shop.migrations() + ": V3__more.sql");
    }

    @Test
    void a_second_try_still_knows_what_the_first_one_applied() {
        shop.withOrders();
        postgres.up(shop.effect("the deployment before"));
        shop.migration("V3__note.sql", "alter table orders add column note text;");
        var first = postgres.up(shop.effect(KEY));

        var second = postgres.up(shop.effect(KEY));

        assertThat(first.before()).isEqualTo("2");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void nothing_pending_is_told_as_such() {
        shop.withOrders();
        postgres.up(shop.effect("the deployment before"));

        assertThat(postgres.up(shop.effect(KEY)))
                .isEqualTo(new Migration("2", "2", List.of(), "nothing was pending"));
    }

    @Test
    void an_index_is_built_concurrently() {
        shop.withOrders()
                .migration("V3__index.sql", "create index concurrently by_item on orders (item);");

        assertThat(postgres.up(shop.effect(KEY)).after()).isEqualTo("3");
        assertThat(valid("by_item")).isEqualTo("t");
    }

    @Test
    void a_repeatable_migration_is_applied_again_when_it_changed() {
        shop.withOrders().migration("R__view.sql", "create or replace view v as select 1 as one;");
        postgres.up(shop.effect("the deployment before"));
        shop.migration("R__view.sql", "create or replace view v as select 2 as one;");

        var migration = postgres.up(shop.effect(KEY));

        assertThat(migration.applied()).containsExactly("R__view.sql");
        assertThat(migration.before()).isEqualTo("2");
        assertThat(shop.database.value("select one from v")).isEqualTo("2");
    }

    @Test
    void the_schemas_of_the_settings_are_minded() {
        shop.settings.putArray("schemas").add("sales");
        shop.migration("V1__orders.sql", "create table orders (id bigint);");

        postgres.up(shop.effect(KEY));

        assertThat(shop.database.value("select count(*) from sales.orders")).isEqualTo("0");
        assertThat(postgres.current(shop.look()).version()).isEqualTo("1");
    }

    @Test
    void a_failed_migration_names_file_line_and_answer_and_leaves_nothing() {
        shop.withOrders()
                .migration(
                        "V3__note.sql",
                        """
                        alter table orders add column note text;

                        update orders set remark = 'none';
                        """);

        var failing = Failing.of(() -> postgres.up(shop.effect(KEY)));

        assertThat(failing)
                .isEqualTo(
                        new Failing(
                                Errors.REFUSED,
                                false,
                                "Migrating shop@staging (127.0.0.1:%d/%s): V3__note.sql line 3 failed: column \"remark\" of relation \"orders\" does not exist [SQLSTATE 42703]. It was rolled back; the schema stands at version 2."
                                        .formatted(shop.database.port(), shop.database.name())));
        assertThat(postgres.current(shop.look()).version()).isEqualTo("2");
    }

    @Test
    void a_statement_that_takes_too_long_is_stopped() {
        shop.settings.put("statementTimeout", "300ms");
        shop.migration("V1__slow.sql", "select pg_sleep(30);");

        var failing = Failing.of(() -> postgres.up(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.REFUSED);
        assertThat(failing.sentence())
                .contains(
                        "V1__slow.sql line 1 failed: canceling statement due to statement timeout")
                .contains("One statement may run 300 ms (statementTimeout).")
                .endsWith("It was rolled back; the schema stands at no version.");
    }

    @Test
    void a_migration_that_was_changed_after_it_was_applied_stops_everything() {
        shop.withOrders();
        postgres.up(shop.effect("the deployment before"));
        shop.migration("V1__orders.sql", "create table orders (id bigint);")
                .migration("V3__note.sql", "alter table orders add column note text;");

        var failing = Failing.of(() -> postgres.up(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.REFUSED);
        assertThat(failing.sentence())
                .endsWith(
                        "was not begun: V1__orders.sql was changed after it was applied here; put"
                                + " back the text that was applied and make the change in a new"
                                + " migration.");
        assertThat(postgres.current(shop.look()).version()).isEqualTo("2");
    }

    @Test
    void a_migration_numbered_below_the_schema_is_refused() {
        shop.withOrders();
        postgres.up(shop.effect("the deployment before"));
        shop.migration("V1_5__late.sql", "select 1;");

        assertThat(Failing.of(() -> postgres.up(shop.effect(KEY))).sentence())
                .endsWith(
                        "V1_5__late.sql is older than the schema and was never applied; give it a"
                                + " new number.");
    }

    @Test
    void a_failure_outside_a_transaction_says_what_stayed_and_stops_the_next_try_too() {
        shop.withOrders()
                .migration("V3__twice.sql", "insert into orders values (4, 'item3');")
                .migration(
                        "V4__index.sql",
                        "create unique index concurrently one_item on orders (item);");

        var first = Failing.of(() -> postgres.up(shop.effect(KEY)));
        var second = Failing.of(() -> postgres.up(shop.effect(KEY)));

        assertThat(first.type()).isEqualTo(Errors.REFUSED);
        assertThat(first.sentence())
                .contains("V4__index.sql line 1 failed: could not create unique index")
                .contains("[SQLSTATE 23505]")
                .doesNotContain("item3")
                .contains("It cannot run in a transaction, so what came before the failure stayed.")
                .contains("Indexes left invalid: public.one_item.")
                .endsWith("Undo what it left, run flyway repair, and start again.");
        assertThat(second.sentence())
                .contains("V4__index.sql failed before, outside a transaction")
                .contains("Indexes left invalid: public.one_item.");
    }

    @Test
    void going_down_is_refused() {
        var failing = Failing.of(() -> postgres.down(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.REFUSED);
        assertThat(failing.sentence()).contains("cannot be migrated down: Flyway has no undo.");
    }

    @Test
    void an_undo_file_is_refused_because_nothing_would_ever_run_it() {
        shop.withOrders().migration("U2__undo.sql", "delete from orders;");

        var failing = Failing.of(() -> postgres.up(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failing.sentence()).contains("U2__undo.sql").endsWith("Mend the migrations.");
    }

    @Test
    void tables_without_a_history_are_not_guessed_about() {
        shop.withOrders();
        shop.database.execute("create table old (id bigint)");

        var failing = Failing.of(() -> postgres.up(shop.effect(KEY)));

        assertThat(failing.type()).isEqualTo(Errors.REFUSED);
        assertThat(failing.sentence()).contains("no history of Flyway").contains("flyway baseline");
    }

    @Test
    void a_missing_folder_is_named() throws Exception {
        Files.delete(shop.migrations());

        var failing = Failing.of(() -> postgres.current(shop.look()));

        assertThat(failing.type()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failing.sentence())
                .startsWith("There is no folder " + shop.migrations() + " with the migrations of");
    }

    private String valid(String index) {
        return shop.database.value(
                "select indisvalid from pg_index where indexrelid = '%s'::regclass"
                        .formatted(index));
    }
}
