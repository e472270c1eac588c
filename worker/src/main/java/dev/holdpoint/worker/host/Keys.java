package dev.holdpoint.worker.host;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys of the configuration, each with what may stand there. */
final class Keys {
    /** Every key; {@code [n]} stands for the number of an item. */
    private static final Map<String, Form> ALL =
            Map.ofEntries(
                    Map.entry("holdpoint.runbooks", Form.TEXT),
                    Map.entry("holdpoint.worker", Form.NAME),
                    Map.entry("holdpoint.workflows", Form.FLAG),
                    Map.entry("holdpoint.drain", Form.TIME),
                    Map.entry("holdpoint.runs", Form.TEXT),
                    Map.entry("holdpoint.workspaces", Form.TEXT),
                    Map.entry("holdpoint.state", Form.TEXT),
                    Map.entry("holdpoint.evidence", Form.COUNT),
                    Map.entry("holdpoint.profile", Form.TEXT),
                    Map.entry("holdpoint.http.host", Form.TEXT),
                    Map.entry("holdpoint.http.port", Form.PORT),
                    Map.entry("temporal.namespace", Form.TEXT),
                    Map.entry("temporal.connection.target", Form.TEXT),
                    Map.entry("temporal.connection.enable-https", Form.FLAG),
                    Map.entry("temporal.connection.api-key", Form.TEXT),
                    Map.entry("temporal.connection.mtls.key", Form.TEXT),
                    Map.entry("temporal.connection.mtls.cert-chain", Form.TEXT),
                    Map.entry("temporal.connection.mtls.key-file", Form.TEXT),
                    Map.entry("temporal.connection.mtls.cert-chain-file", Form.TEXT),
                    Map.entry("temporal.connection.mtls.server-name", Form.TEXT),
                    Map.entry("temporal.connection.mtls.insecure-trust-manager", Form.FLAG),
                    Map.entry("temporal.workflow-cache.max-instances", Form.COUNT),
                    Map.entry("temporal.workflow-cache.max-threads", Form.COUNT),
                    Map.entry("temporal.workflow-cache.using-virtual-workflow-threads", Form.FLAG),
                    Map.entry("temporal.workers[n].task-queue", Form.TEXT),
                    capacity("workflow-task-executors"),
                    capacity("activity-executors"),
                    capacity("local-activity-executors"),
                    capacity("workflow-task-pollers"),
                    capacity("activity-task-pollers"));

    private Keys() {}

    private static Map.Entry<String, Form> capacity(String what) {
        return Map.entry("temporal.workers[n].capacity.max-concurrent-" + what, Form.COUNT);
    }

    /** What may stand in a key; empty for a key that is not known. */
    static Optional<Form> form(String key) {
        return Optional.ofNullable(ALL.get(general(key)));
    }

    /** The keys that are no items of a list, in alphabetical order. */
    static Map<String, Form> single() {
        var single = new TreeMap<>(ALL);
        single.keySet().removeIf(key -> key.contains("[n]"));
        return single;
    }

    /** All of them. */
    static Set<String> names() {
        return ALL.keySet();
    }

    /** The words that may come next under a key; none when keys end there or are unknown. */
    static Collection<String> under(String key) {
        var prefix = key.isEmpty() ? "" : general(key) + ".";
        var words = new TreeSet<String>();
        for (var known : ALL.keySet()) {
            if (known.startsWith(prefix)) {
                words.add(known.substring(prefix.length()).split("[.\\[]", 2)[0]);
            }
        }
        return words;
    }

    private static String general(String key) {
        return key.replaceAll("\\[\\d+]", "[n]");
    }
}
