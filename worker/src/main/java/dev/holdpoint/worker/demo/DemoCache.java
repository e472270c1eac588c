package dev.holdpoint.worker.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where parts that are slow to unpack or build are kept from one run to the next. */
final class DemoCache {
    private DemoCache() {}

    static Path folder() {
        return folder(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"));
    }

    static Path folder(@Nullable String xdg, String home) {
        var cache = xdg == null || xdg.isBlank() ? Path.of(home, ".cache") : Path.of(xdg);
        return cache.resolve("holdpoint");
    }
}
