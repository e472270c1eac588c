package dev.holdpoint.activities.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slots and shares on disk, so that a gateway that comes back splits traffic as before. */
final class State {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final @Nullable Path file;

    /**
     * @param file where it is kept; null keeps nothing
     */
    State(@Nullable Path file) {
        this.file = file;
    }

    /** What was saved last, or the given ones if nothing was. */
    Saved or(Map<String, URI> slots, Map<String, Integer> shares) throws IOException {
        return file != null && Files.exists(file)
                ? MAPPER.readValue(file.toFile(), Saved.class)
                : new Saved(slots, shares);
    }

    /** Replaces what was saved, all or nothing. */
    synchronized void save(Router router) throws IOException {
        if (file == null) {
            return;
        }
        var slots = new LinkedHashMap<String, URI>();
        router.slots().forEach(slot -> slots.put(slot.name(), slot.url()));
        var next = file.resolveSibling(file.getFileName() + ".next");
        MAPPER.writeValue(next.toFile(), new Saved(slots, router.shares()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Slot → address and slot → per cent. */
    record Saved(Map<String, URI> slots, Map<String, Integer> shares) {}
}
