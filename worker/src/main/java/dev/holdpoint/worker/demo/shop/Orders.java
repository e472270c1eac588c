package dev.holdpoint.worker.demo.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders of the shop, in PostgreSQL. */
record Orders(Connections connections, int schema) {
    private static final int PING_SECONDS = 2;

    /** One order; the note exists from schema 2 on. */
    record Order(long id, String item, int quantity, @Nullable String note) {}

    /** What is listed: how many there are, and the last of them. */
    record Listing(long count, List<Order> last) {}

    /** Whether the database answers and has the columns that this version writes. */
    void ping() throws SQLException {
        connections.use(connection -> {
            var columns = schema < 2 ? "id" : "id, note";
            try (var statement = connection.createStatement()) {
                statement.setQueryTimeout(PING_SECONDS);
                return statement.execute("SELECT " + columns + " FROM orders LIMIT 0");
            }
        });
    }

    /** Adds an order. */
    Order place(String item, int quantity) throws SQLException {
        return connections.use(connection -> insert(connection, item, quantity));
    }

    /** The last orders. */
    Listing list() throws SQLException {
        return connections.use(connection -> new Listing(count(connection), last(connection)));
    }

    private Order insert(Connection connection, String item, int quantity) throws SQLException {
        var note = schema < 2 ? null : "placed by schema " + schema;
        var sql =
                schema < 2
                        ? "INSERT INTO orders (item, quantity) VALUES (?, ?) RETURNING id"
                        : "INSERT INTO orders (item, quantity, note) VALUES (?, ?, ?) RETURNING id";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, item);
            statement.setInt(2, quantity);
            if (schema >= 2) {
                statement.setString(3, note);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Order(rows.getLong(1), item, quantity, note);
            }
        }
    }

    /** Counting rows would slow down as they grow; the last id is count enough for a shop. */
    private static long count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT coalesce(max(id), 0) FROM orders")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<Order> last(Connection connection) throws SQLException {
        var note = schema < 2 ? "NULL" : "note";
        var sql =
                "SELECT id, item, quantity, %s FROM orders ORDER BY id DESC LIMIT 10"
                        .formatted(note);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var orders = new ArrayList<Order>();
            while (rows.next()) {
                orders.add(
                        new Order(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getInt(3),
                                rows.getString(4)));
            }
            return orders;
        }
    }
}
