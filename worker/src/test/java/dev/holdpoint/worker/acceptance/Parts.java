package dev.holdpoint.worker.acceptance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a test started: all of it is taken down, last things first, even when some of it fails. */
public final class Parts {
    private final List<AutoCloseable> parts = new ArrayList<>();

    /** One more. */
    public <P extends AutoCloseable> P add(P part) {
        parts.add(part);
        return part;
    }

    /** Nothing stands any more after this. */
    public void takeDown() throws Exception {
        var all = List.copyOf(parts).iterator();
        parts.clear();
        takeDown(all);
    }

    private static void takeDown(Iterator<AutoCloseable> parts) throws Exception {
        if (parts.hasNext()) {
            try (var _ = parts.next()) {
                takeDown(parts);
            }
        }
    }
}
