package dev.holdpoint.activities.gateway;

import dev.holdpoint.workflows.runbook.Ordered;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway starts.
 *
 * @param host the address to listen on
 * @param port for traffic; 0 takes a free one
 * @param adminPort for shares and metrics; 0 takes a free one
 * @param slots slot → address; more may come later
 * @param shares slot → per cent at the start; empty for nobody
 * @param state a file that keeps slots and shares over a restart, and wins over those here; null
 *     for none
 */
public record GatewayOptions(
        String host,
        int port,
        int adminPort,
        Map<String, URI> slots,
        Map<String, Integer> shares,
        @Nullable Path state) {

    public GatewayOptions {
        slots = Ordered.copy(slots);
        shares = Ordered.copy(shares);
    }

    /** On free ports of the loopback. */
    public static GatewayOptions local(Map<String, URI> slots, Map<String, Integer> shares) {
        return new GatewayOptions("127.0.0.1", 0, 0, slots, shares, null);
    }
}
