package dev.holdpoint.worker.demo;

import dev.holdpoint.activities.gateway.Gateway;
import dev.holdpoint.activities.gateway.GatewayOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holdpoint's own gateway, in this process. */
record GatewayFront(Gateway gateway) implements Front {
    /**
     * Starts it, nobody served yet.
     *
     * @param slots slot → address
     */
    static GatewayFront start(Map<String, String> slots) {
        var addresses = new LinkedHashMap<String, URI>();
        slots.forEach((slot, url) -> addresses.put(slot, URI.create(url)));
        return new GatewayFront(Gateway.start(GatewayOptions.local(addresses, Map.of())));
    }

    @Override
    public String url() {
        return gateway.url();
    }

    @Override
    public String sentence() {
        return "Gateway: Holdpoint's own at %s, admin %s".formatted(url(), gateway.adminUrl());
    }

    @Override
    public Map<String, Object> settings() {
        var page = gateway.adminUrl() + "/metrics";
        return Map.of(
                "traffic",
                Map.of("gateway", Map.of("admin", gateway.adminUrl())),
                "error-rate",
                Map.of(
                        "url", page,
                        "bad", "requests_total{slot=\"${slot}\",class=\"5xx\"}",
                        "total", "requests_total{slot=\"${slot}\"}"),
                "latency",
                Map.of(
                        "url",
                        page,
                        "quantile",
                        0.95,
                        "histogram",
                        "request_seconds_bucket{slot=\"${slot}\"}"));
    }

    @Override
    public void stop() {
        gateway.close();
    }
}
