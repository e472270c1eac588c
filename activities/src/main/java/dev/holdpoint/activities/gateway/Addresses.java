package dev.holdpoint.activities.gateway;

import java.net.URI;

/** What may be a slot and its address. */
final class Addresses {
    private Addresses() {}

    static void check(String name, URI url) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "slot '" + name + "' must be of letters, digits, _ and -");
        }
        var path = url.getPath();
        if (!"http".equals(url.getScheme())
                || url.getHost() == null
                || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException(
                    "the url of slot %s must be http://host:port without a path, was %s"
                            .formatted(name, url));
        }
    }
}
