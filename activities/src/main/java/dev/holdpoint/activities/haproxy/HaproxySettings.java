package dev.holdpoint.activities.haproxy;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which balancers to speak to and which servers make a slot.
 *
 * @param sockets Runtime API of each balancer, {@code host:port} or the path of a unix socket
 * @param backend the backend that holds the servers of every slot
 * @param servers slot → names of its servers
 * @param statsTimeout HAProxy's own, which bounds how late a line may act; it stands in the plan,
 *     and nothing here needs it
 */
public record HaproxySettings(
        List<String> sockets,
        String backend,
        Map<String, List<String>> servers,
        @Nullable Duration statsTimeout) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]+");

    /** Where HAProxy's stats timeout is its default. */
    public HaproxySettings(
            List<String> sockets, String backend, Map<String, List<String>> servers) {
        this(sockets, backend, servers, null);
    }

    public HaproxySettings {
        require(sockets != null && !sockets.isEmpty(), "sockets must name at least one balancer");
        require(backend != null, "backend is missing");
        require(
                servers != null && !servers.isEmpty(),
                "servers must name the servers of each slot");
        sockets = List.copyOf(sockets);
        servers = Ordered.copy(servers);
        sockets.forEach(RuntimeSocket::new);
        name(backend);
        var seen = new HashSet<String>();
        for (var slot : servers.entrySet()) {
            require(!slot.getValue().isEmpty(), "slot " + slot.getKey() + " has no servers");
            for (var server : slot.getValue()) {
                name(server);
                require(seen.add(server), "server " + server + " stands in two slots or twice");
            }
        }
    }

    /** The servers of all slots. */
    List<String> all() {
        var all = new ArrayList<String>();
        servers.values().forEach(all::addAll);
        return all;
    }

    private static void name(String name) {
        require(
                NAME.matcher(name).matches(),
                "'" + name + "' is no HAProxy name (letters, digits and _ . : -)");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
