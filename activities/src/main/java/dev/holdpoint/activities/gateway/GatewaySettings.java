package dev.holdpoint.activities.gateway;

import java.net.URI;

/**
 * Which gateway to set.
 *
 * @param admin the gateway's admin port: {@code http://127.0.0.1:8081}
 */
public record GatewaySettings(URI admin) {
    public GatewaySettings {
        if (admin == null || !"http".equals(admin.getScheme()) || admin.getHost() == null) {
            throw new IllegalArgumentException("admin must be http://host:port, was " + admin);
        }
    }

    /** The address of a path on the admin port. */
    String at(String path) {
        var base = admin.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
