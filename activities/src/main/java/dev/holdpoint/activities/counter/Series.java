package dev.holdpoint.activities.counter;

import dev.holdpoint.workflows.runbook.Ordered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The points of one counter or gauge in a window, oldest first.
 *
 * @param labels with {@code __name__}
 */
public record Series(Map<String, String> labels, List<Point> points) {
    public Series {
        labels = Ordered.copy(labels);
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a series needs a point, " + labels + " has none");
        }
    }

    /** The newest point. */
    public Point last() {
        return points.getLast();
    }

    /** What was scraped: series of one target are scraped together, at the same instant. */
    public String target() {
        return labels.getOrDefault("job", "") + "/" + labels.getOrDefault("instance", "");
    }

    /**
     * A short name for these labels that stays the same over calls, so that a cursor stays small.
     */
    String key() {
        var text = new StringBuilder();
        new TreeMap<>(labels).forEach((k, v) -> text.append(k).append('\0').append(v).append('\0'));
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 11);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
