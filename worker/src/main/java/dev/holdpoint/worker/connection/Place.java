package dev.holdpoint.worker.connection;

import java.util.Set;
import java.util.regex.Pattern;

/** A namespace at an address: whom a command talks to. */
public record Place(String address, String namespace) {
    /** Where the {@code temporal} command looks when it is told nothing. */
    private static final Set<String> USUAL_ADDRESSES = Set.of("127.0.0.1:7233", "localhost:7233");

    private static final String USUAL_NAMESPACE = "default";
    private static final Pattern COMMAND =
            Pattern.compile("\\btemporal workflow(?: [a-z]+)+(?= -)");

    /** The flags that lead a {@code temporal} command here; empty where it looks here anyway. */
    public String flags() {
        return (USUAL_ADDRESSES.contains(address) ? "" : " --address " + address)
                + (USUAL_NAMESPACE.equals(namespace) ? "" : " --namespace " + namespace);
    }

    /** The text with every {@code temporal workflow} command in it led here. */
    public String lead(String text) {
        var flags = flags();
        return flags.isEmpty() ? text : COMMAND.matcher(text).replaceAll("$0" + flags);
    }

    @Override
    public String toString() {
        return "Temporal %s, namespace %s".formatted(address, namespace);
    }
}
