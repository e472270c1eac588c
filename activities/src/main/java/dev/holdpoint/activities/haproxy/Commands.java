package dev.holdpoint.activities.haproxy;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Runtime API's commands that set shares, and what HAProxy answers to each. */
final class Commands {
    private Commands() {}

    /** The backend as this balancer has it; refused where it has no such backend or servers. */
    static Backend read(RuntimeSocket socket, HaproxySettings settings) throws IOException {
        var show =
                "show servers state %s; show stat %s 4 -1"
                        .formatted(settings.backend(), settings.backend());
        var answer = socket.say(show);
        var servers = Server.parse(answer);
        if (servers.isEmpty()) {
            throw new RefusedException("'%s': %s".formatted(show, firstLine(answer)));
        }
        var backend = new Backend(socket.name(), settings, servers);
        if (!backend.missing().isEmpty()) {
            throw new RefusedException(
                    "to show servers %s: backend %s has only %s"
                            .formatted(
                                    String.join(", ", backend.missing()),
                                    settings.backend(),
                                    servers.stream().map(Server::name).collect(joining(", "))));
        }
        return backend;
    }

    /**
     * Sends all of them in one line, which HAProxy carries out even if we die meanwhile.
     *
     * @param connected run before the line is sent, on a connection that HAProxy closes by itself
     *     when it stays silent: what throws here is never sent, and what passes is not late by more
     */
    static Boolean send(RuntimeSocket socket, List<String> commands, Runnable connected)
            throws IOException {
        var refused = refused(commands, socket.say(String.join("; ", commands), connected));
        if (refused.isPresent()) {
            throw new RefusedException(refused.get());
        }
        return true;
    }

    /** New before old: weights, then who gets traffic comes in, then who gets none drains. */
    static List<String> set(HaproxySettings settings, Map<String, Integer> shares) {
        var weights = Weights.of(shares, settings.servers());
        var ready = new ArrayList<String>();
        var drain = new ArrayList<String>();
        var commands = new ArrayList<String>();
        settings.servers()
                .forEach((slot, servers) -> {
                    var weight = weights.getOrDefault(slot, 0);
                    for (var server : servers) {
                        var set = "set server " + settings.backend() + "/" + server;
                        if (weight == 0) {
                            drain.add(set + " state drain");
                        } else {
                            commands.add(set + " weight " + weight);
                            ready.add(set + " state ready");
                        }
                    }
                });
        commands.addAll(ready);
        commands.addAll(drain);
        return commands;
    }

    /**
     * The first command that was refused and why. Each command's answer ends with an empty line;
     * one that did as told says nothing else.
     */
    static Optional<String> refused(List<String> commands, String answer) {
        var number = 0;
        for (var line : answer.lines().toList()) {
            if (!line.isBlank()) {
                var command = commands.get(Math.min(number, commands.size() - 1));
                return Optional.of("'%s': %s".formatted(command, line));
            }
            number++;
        }
        return Optional.empty();
    }

    private static String firstLine(String answer) {
        return answer.lines().filter(line -> !line.isBlank()).findFirst().orElse("nothing");
    }
}
