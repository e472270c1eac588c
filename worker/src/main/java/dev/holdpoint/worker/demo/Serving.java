package dev.holdpoint.worker.demo;

import java.util.ArrayList;
import java.util.List;

/** What a person can do while everything goes on. */
final class Serving {
    private Serving() {}

    static List<String> lines(Scene scene) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Everything goes on until Ctrl-C: the load, the shop, the worker.");
        lines.add("  shop      %s/orders".formatted(scene.front().url()));
        lines.add("  documents %s".formatted(scene.documents()));
        lines.add(
                "  Temporal  %s%s"
                        .formatted(
                                scene.temporal().address(),
                                scene.temporal()
                                        .webUi()
                                        .map(url -> ", Web UI " + url)
                                        .orElse(", no Web UI")));
        lines.add("");
        lines.add(
                "Deploy %s (good) or %s (bad) yourself, in another terminal:"
                        .formatted(Releases.GOOD, Releases.BAD));
        new Commands(scene.temporal())
                .tour(Releases.GOOD, Releases.BAD)
                .forEach(command -> lines.add("  " + command));
        lines.add(
                "Holdpoint's own commands follow the same export: ./holdpoint follow %s-%s"
                        .formatted(Papers.SERVICE, Releases.GOOD));
        return List.copyOf(lines);
    }
}
