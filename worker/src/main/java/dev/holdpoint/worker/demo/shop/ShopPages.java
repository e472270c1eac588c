package dev.holdpoint.worker.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** What the shop answers; knows nothing of sockets. */
final class ShopPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ShopOptions options;
    private final Orders orders;

    ShopPages(ShopOptions options, Orders orders) {
        this.options = options;
        this.orders = orders;
    }

    /** The header that tells which version answered. */
    static final String VERSION_HEADER = "X-Shop-Version";

    String versionName() {
        return options.version();
    }

    Reply version() throws JsonProcessingException {
        return Reply.json(200, json(Map.of("version", options.version())));
    }

    /** Up when the database answers with the schema that this version needs. */
    Reply health(boolean draining) throws JsonProcessingException {
        if (draining) {
            return Reply.json(503, json(Map.of("status", "draining")));
        }
        try {
            orders.ping();
            return Reply.json(200, json(Map.of("status", "up", "version", options.version())));
        } catch (SQLException e) {
            return Reply.json(503, json(Map.of("status", "no database", "why", why(e))));
        }
    }

    /** An order placed or the last ones listed; some fail where the release has a defect. */
    Reply orders(String method, byte[] body) throws IOException {
        if (options.faults().hitsNext()) {
            var fault = "injected fault, " + options.faults().words();
            return Reply.json(500, json(Map.of("error", fault))).with(Faults.HEADER, "injected");
        }
        try {
            return switch (method) {
                case "GET" -> Reply.json(200, json(orders.list()));
                case "POST" -> place(body);
                default -> Reply.json(405, json(Map.of("error", "GET or POST")));
            };
        } catch (SQLException e) {
            return Reply.json(503, json(Map.of("error", "no database", "why", why(e))));
        }
    }

    private Reply place(byte[] body) throws IOException, SQLException {
        try {
            var order = JSON.readTree(body);
            var item = order.path("item").asText();
            var quantity = order.path("quantity").asInt();
            if (!item.isEmpty() && quantity > 0) {
                return Reply.json(201, json(orders.place(item, quantity)));
            }
        } catch (JsonProcessingException e) {
            return Reply.json(400, json(Map.of("error", e.getOriginalMessage())));
        }
        var expected = Map.of("error", "expected {\"item\": \"tea\", \"quantity\": 2}");
        return Reply.json(400, json(expected));
    }

    private static String why(SQLException e) {
        return String.valueOf(e.getMessage());
    }

    private static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
