package dev.holdpoint.activities.haproxy;

import dev.holdpoint.workflows.port.TrafficState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The backend as one balancer has it, seen by slots. */
record Backend(String balancer, HaproxySettings settings, List<Server> servers) {

    /** The servers in the settings that this balancer does not have. */
    List<String> missing() {
        var there = servers.stream().map(Server::name).toList();
        return settings.all().stream().filter(name -> !there.contains(name)).toList();
    }

    TrafficState state(Instant at) {
        var odd = odd();
        var evidence =
                settings.servers().keySet().stream()
                        .map(this::words)
                        .collect(Collectors.joining(", "));
        return new TrafficState(
                Percent.of(pulls()),
                odd.isEmpty(),
                at,
                balancer
                        + ": "
                        + evidence
                        + odd.stream().map(s -> "; " + s).collect(Collectors.joining()));
    }

    Map<String, Long> requests() {
        var requests = new LinkedHashMap<String, Long>();
        settings.servers()
                .keySet()
                .forEach(slot ->
                        requests.put(slot, of(slot).stream().mapToLong(Server::requests).sum()));
        return requests;
    }

    private Map<String, Integer> pulls() {
        var pulls = new LinkedHashMap<String, Integer>();
        settings.servers()
                .keySet()
                .forEach(slot -> pulls.put(slot, of(slot).stream().mapToInt(Server::pull).sum()));
        return pulls;
    }

    /** What makes the weights mean something else than shares of slots. */
    private List<String> odd() {
        var odd = new ArrayList<String>();
        for (var slot : settings.servers().keySet()) {
            if (of(slot).stream().map(Server::pull).distinct().count() > 1) {
                odd.add("the servers of " + slot + " are not set alike");
            }
        }
        servers.stream()
                .filter(server -> server.pull() > 0 && !settings.all().contains(server.name()))
                .forEach(server -> odd.add(server.name() + " takes traffic but is in no slot"));
        return odd;
    }

    private String words(String slot) {
        return of(slot).stream()
                .map(Server::words)
                .collect(Collectors.joining(", ", slot + " (", ")"));
    }

    private List<Server> of(String slot) {
        var names = settings.servers().getOrDefault(slot, List.of());
        return servers.stream().filter(server -> names.contains(server.name())).toList();
    }
}
