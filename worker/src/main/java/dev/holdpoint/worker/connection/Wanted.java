package dev.holdpoint.worker.connection;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import org.jspecify.annotations.Nullable;

/**
 * What configuration or flags say about the connection; it wins over variables and profile.
 *
 * @param https true or false switches TLS on or off; null leaves it as found
 */
public record Wanted(
        @Nullable String address,
        @Nullable String namespace,
        @Nullable String apiKey,
        @Nullable Boolean https,
        Mutual mutual) {

    /** The short name that Spring's starter has for the server of this machine. */
    private static final String LOCAL = "local";

    private static final String LOCAL_ADDRESS = "127.0.0.1:7233";

    public Wanted {
        address = LOCAL.equals(address) ? LOCAL_ADDRESS : address;
    }

    /** What flags say. */
    public static Wanted flags(@Nullable String address, @Nullable String namespace) {
        return new Wanted(address, namespace, null, null, Mutual.NOTHING);
    }

    /** The profile with everything that is said here put over it. */
    public ClientConfigProfile over(ClientConfigProfile found) {
        var profile = found.toBuilder();
        if (address != null) {
            profile.setAddress(address);
        }
        if (namespace != null) {
            profile.setNamespace(namespace);
        }
        if (apiKey != null) {
            profile.setApiKey(apiKey);
        }
        if (https != null || mutual.saysSomething()) {
            var tls =
                    found.getTls() == null
                            ? ClientConfigTLS.newBuilder()
                            : found.getTls().toBuilder();
            profile.setTls(mutual.over(tls).setDisabled(Boolean.FALSE.equals(https)).build());
        }
        return profile.build();
    }

    /** Names what is set, never a credential. */
    @Override
    public String toString() {
        return "Wanted[address=%s, namespace=%s, apiKey=%s]"
                .formatted(address, namespace, apiKey == null ? "none" : "***");
    }
}
