package dev.holdpoint.worker.host;

import dev.holdpoint.worker.connection.Mutual;
import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The keys {@code temporal.connection.mtls.*}.
 *
 * @param key the client's key itself, PEM
 * @param certChain the client's certificates themselves, PEM
 * @param keyFile or a file with the key
 * @param certChainFile or a file with the certificates
 * @param serverName the name that the server's certificate bears
 * @param insecureTrustManager whether any server is believed
 */
@ConfigurationProperties("temporal.connection.mtls")
public record MutualTlsConfig(
        @Nullable String key,
        @Nullable String certChain,
        @Nullable String keyFile,
        @Nullable String certChainFile,
        @Nullable String serverName,
        @Nullable Boolean insecureTrustManager) {

    Mutual mutual() {
        return new Mutual(key, certChain, keyFile, certChainFile, serverName, insecureTrustManager);
    }

    /** Names what is set, never the key. */
    @Override
    public String toString() {
        return mutual().toString();
    }
}
