package dev.holdpoint.worker.connection;

import io.temporal.envconfig.ClientConfigProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells in a sentence what else would show as a failure deep inside a library. */
final class Usable {
    private static final Pattern ADDRESS =
            Pattern.compile("(\\w+:///)?[^\\s:/]+:\\d{1,5}|\\[[0-9a-fA-F:.]+]:\\d{1,5}");

    private Usable() {}

    /**
     * Looks at address and files.
     *
     * @throws IllegalArgumentException whose message is for people
     */
    static void demand(ClientConfigProfile profile) {
        var found = profile.getAddress();
        if (found != null && !(ADDRESS.matcher(found).matches() && port(found) <= 65_535)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of a Temporal server: expected host:port, such as localhost:7233. It stands in temporal.connection.target, --address, TEMPORAL_ADDRESS or the profile."
                            .formatted(found));
        }
        var tls = profile.getTls();
        if (tls != null) {
            demandReadable("key", tls.getClientKeyPath());
            demandReadable("certificate", tls.getClientCertPath());
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static void demandReadable(String what, @Nullable String file) {
        if (file != null && !Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException(
                    "The client's %s %s cannot be read. It is named by temporal.connection.mtls, TEMPORAL_TLS_CLIENT_* or the profile."
                            .formatted(what, file));
        }
    }
}
