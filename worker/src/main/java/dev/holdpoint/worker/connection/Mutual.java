package dev.holdpoint.worker.connection;

import io.temporal.envconfig.ClientConfigTLS;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What TLS is told beyond being on; null where nothing was said.
 *
 * @param key the client's key, PEM
 * @param certChain the client's certificates, PEM
 * @param keyFile a file with the key
 * @param certChainFile a file with the certificates
 * @param serverName the name that the server's certificate must bear
 * @param insecureTrustManager whether any server is believed; for tests only
 */
public record Mutual(
        @Nullable String key,
        @Nullable String certChain,
        @Nullable String keyFile,
        @Nullable String certChainFile,
        @Nullable String serverName,
        @Nullable Boolean insecureTrustManager) {

    /** Nothing said. */
    public static final Mutual NOTHING = new Mutual(null, null, null, null, null, null);

    boolean saysSomething() {
        return !equals(NOTHING);
    }

    ClientConfigTLS.Builder over(ClientConfigTLS.Builder tls) {
        if (key != null) {
            tls.setClientKeyData(key.getBytes(StandardCharsets.UTF_8)).setClientKeyPath(null);
        }
        if (certChain != null) {
            tls.setClientCertData(certChain.getBytes(StandardCharsets.UTF_8))
                    .setClientCertPath(null);
        }
        if (keyFile != null) {
            tls.setClientKeyPath(keyFile).setClientKeyData(null);
        }
        if (certChainFile != null) {
            tls.setClientCertPath(certChainFile).setClientCertData(null);
        }
        if (serverName != null) {
            tls.setServerName(serverName);
        }
        if (insecureTrustManager != null) {
            tls.setDisableHostVerification(insecureTrustManager);
        }
        return tls;
    }

    /** Names what is set, never the key. */
    @Override
    public String toString() {
        return "Mutual[key=%s, serverName=%s]"
                .formatted(key == null && keyFile == null ? "none" : "***", serverName);
    }
}
