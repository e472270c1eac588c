package dev.holdpoint.worker.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every point that was run, a line each; one that is run again takes the place of the former. */
final class Points {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Point> points = new LinkedHashMap<>();

    private Points(Path file) {
        this.file = file;
    }

    static Points read(Path file) throws IOException {
        var read = new Points(file);
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var point = JSON.readValue(line, Point.class);
                read.points.put(point.name(), point);
            }
        }
        return read;
    }

    /** Keeps one more, at once: a session may be cut off. */
    synchronized void add(Point point) throws IOException {
        points.put(point.name(), point);
        var lines = new ArrayList<String>();
        for (var each : points.values()) {
            lines.add(JSON.writeValueAsString(each));
        }
        Files.write(file, lines);
    }

    synchronized List<Point> all() {
        return List.copyOf(points.values());
    }
}
