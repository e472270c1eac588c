package dev.holdpoint.worker.demo.shop;

import static dev.holdpoint.worker.demo.shop.TestingShop.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopIT {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start_the_database() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop_the_database() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void begin_with_schema_1() throws Exception {
        execute("DROP TABLE IF EXISTS orders");
        migrate("V1__orders.sql");
    }

    @Test
    void orders_are_placed_and_listed() throws Exception {
        try (var shop = TestingShop.start(database(), "--version", "1.0.0")) {
            assertThat(shop.get("/version").body()).isEqualTo("{\"version\":\"1.0.0\"}");
            assertThat(shop.get("/health").statusCode()).isEqualTo(200);

            var placed = shop.post("{\"item\": \"tea\", \"quantity\": 2}").join();

            assertThat(placed.statusCode()).isEqualTo(201);
            assertThat(placed.headers().firstValue("X-Shop-Version")).hasValue("1.0.0");
            assertThat(shop.get("/orders").body())
                    .isEqualTo(
                            "{\"count\":1,\"last\":[{\"id\":1,\"item\":\"tea\",\"quantity\":2,\"note\":null}]}");
            assertThat(shop.post("{\"item\": \"\"}").join().statusCode()).isEqualTo(400);
            assertThat(shop.post("no json").join().statusCode()).isEqualTo(400);
            assertThat(shop.get("/nothing").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void version_2_is_up_when_its_column_is_there_and_version_1_goes_on_beside_it()
            throws Exception {
        try (var one = TestingShop.start(database(), "--version", "1.0.0");
                var two = TestingShop.start(database(), "--version", "2.0.0", "--schema", "2")) {
            assertThat(two.get("/health").statusCode()).isEqualTo(503);
            assertThat(two.get("/health").body()).contains("no database", "note");

            migrate("V2__order_note.sql");

            assertThat(two.get("/health").statusCode()).isEqualTo(200);
            var order = "{\"item\": \"tea\", \"quantity\": 1}";
            assertThat(two.post(order).join().body()).contains("\"note\":\"placed by schema 2\"");
            assertThat(one.post(order).join().statusCode()).isEqualTo(201);
            assertThat(one.get("/orders").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_bad_version_fails_in_exact_counts_and_its_metrics_say_so() throws Exception {
        try (var shop = TestingShop.start(database(), "--faults", "3/20")) {
            var load = Load.start(LoadSettings.of(shop.url(), 100));
            try (load) {
                await(() -> load.report().sent() >= 200);
            }
            var report = load.report();

            assertThat(report.lost()).as(report.examples().toString()).isZero();
            assertThat(report.faults()).isEqualTo(report.sent() * 3 / 20);
            assertThat(report.ok()).isEqualTo(report.sent() - report.faults());
            assertThat(shop.get("/metrics").body())
                    .contains("http_requests_total{status=\"500\"} " + report.faults() + "\n")
                    .contains("http_request_seconds_count " + report.sent() + "\n");
            assertThat(shop.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_is_in_flight_is_finished_before_it_stops() throws Exception {
        try (var shop = TestingShop.start(database());
                var lock = postgres.getPostgresDatabase().getConnection()) {
            lock.setAutoCommit(false);
            execute(lock, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            var order = shop.post("{\"item\": \"tea\", \"quantity\": 1}");
            await(() -> waiting() == 1);

            shop.process().destroy();
            await(() -> shop.get("/version").headers().map().containsKey("connection"));
            assertThat(order).isNotDone();
            lock.rollback();

            var answer = order.get(10, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
            assertThat(shop.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void an_idle_shop_stops_within_a_second_or_so() throws Exception {
        try (var shop = TestingShop.start(database())) {
            assertThat(shop.get("/health").statusCode()).isEqualTo(200);
            long begun = System.nanoTime();

            shop.process().destroy();

            assertThat(shop.exitCode()).isEqualTo(143);
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(4);
        }
    }

    @Test
    void without_a_database_it_says_so_and_comes_back_with_it() throws Exception {
        try (var shop = TestingShop.start(database())) {
            assertThat(shop.get("/orders").statusCode()).isEqualTo(200);
            execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");

            assertThat(shop.get("/orders").statusCode()).isEqualTo(503);

            await(() -> shop.get("/orders").statusCode() == 200);
        }
    }

    private static String database() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static long waiting() {
        var sql = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void migrate(String name) throws Exception {
        try (var script = Shop.class.getResourceAsStream("migrations/" + name)) {
            assertThat(script).as(name).isNotNull();
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
