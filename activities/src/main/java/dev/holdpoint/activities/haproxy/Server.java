package dev.holdpoint.activities.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One server of a backend as HAProxy reports it.
 *
 * @param weight as set, 0 to 256, whatever its state
 * @param out whether somebody has taken it out of balancing: drain or maintenance
 * @param down whether its health check says it is down
 * @param backup whether it serves only when every other server is down
 * @param current sessions in flight
 * @param requests answered or begun since HAProxy started; sessions in TCP mode
 */
record Server(
        String name,
        int weight,
        boolean out,
        boolean down,
        boolean backup,
        long current,
        long requests) {

    /** What it gets of the traffic that is balanced. */
    int pull() {
        return out || backup ? 0 : weight;
    }

    /** {@code app1 weight 90}, with what is odd about it. */
    String words() {
        return name
                + (out ? " drained" : " weight " + weight)
                + (down && !out ? " DOWN" : "")
                + (out && current > 0 ? " with " + current + " in flight" : "");
    }

    /**
     * Reads the answers to {@code show servers state} and {@code show stat}, both of which name
     * their columns in a line that begins with a sharp.
     */
    static List<Server> parse(String answer) {
        var states = new HashMap<String, Map<String, String>>();
        var servers = new ArrayList<Server>();
        for (var row : Table.rows(answer)) {
            Optional.ofNullable(row.get("srv_name")).ifPresent(name -> states.put(name, row));
            Optional.ofNullable(row.get("svname"))
                    .map(name -> of(name, states.getOrDefault(name, Map.of()), row))
                    .ifPresent(servers::add);
        }
        return servers;
    }

    /** The administrative state is a set of bits: any of them is drain or maintenance. */
    private static Server of(String name, Map<String, String> state, Map<String, String> stat) {
        return new Server(
                name,
                (int) number(state, "srv_uweight"),
                number(state, "srv_admin_state") != 0,
                number(state, "srv_op_state") == 0,
                number(stat, "bck") == 1,
                number(stat, "scur"),
                number(stat, stat.getOrDefault("req_tot", "").isEmpty() ? "stot" : "req_tot"));
    }

    private static long number(Map<String, String> row, String column) {
        var text = row.getOrDefault(column, "");
        if (!text.matches("\\d+")) {
            throw new IllegalArgumentException(
                    "column %s is '%s', not a number".formatted(column, text));
        }
        return Long.parseLong(text);
    }
}
