package dev.holdpoint.worker.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every figure there is, a line each; a bench that is run again replaces what it had. */
final class Figures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private Figures(Path file) {
        this.file = file;
    }

    static Figures read(Path file) throws IOException {
        var read = new Figures(file);
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var figure = JSON.readValue(line, Figure.class);
                read.figures.put(figure.key(), figure);
            }
        }
        return read;
    }

    /** Takes all that one bench found in the place of what it found before. */
    void replace(Bench bench, List<Figure> found) throws IOException {
        figures.values().removeIf(it -> it.bench() == bench);
        found.forEach(it -> figures.put(it.key(), it));
        var lines = new ArrayList<String>();
        for (var each : figures.values()) {
            lines.add(JSON.writeValueAsString(each));
        }
        Files.write(file, lines);
    }

    List<Figure> all() {
        return List.copyOf(figures.values());
    }
}
