package dev.holdpoint.worker.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The demo's own files on the class path. */
final class Resources {
    private Resources() {}

    static String text(String name) throws IOException {
        try (var stream = Resources.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException(name + " is not in this build of Holdpoint");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
