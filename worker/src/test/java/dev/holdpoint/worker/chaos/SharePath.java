package dev.holdpoint.worker.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** From the lines that a proxy was told to the shares that followed. */
final class SharePath {
    private static final Pattern SET =
            Pattern.compile("set server shop/(blue|green) (weight|state) (\\S+?)(;|$)");

    private final Map<String, Integer> weights = new HashMap<>(Map.of("blue", 100, "green", 0));
    private final Map<String, Boolean> ready = new HashMap<>(Map.of("blue", true, "green", true));

    private SharePath() {}

    /** Beginning with everything in blue; {@code 60:40} is 60 % blue and 40 % green. */
    static List<String> of(List<String> lines) {
        var world = new SharePath();
        var path = new ArrayList<>(List.of(world.shares()));
        for (var line : lines) {
            SET.matcher(line)
                    .results()
                    .forEach(it -> world.take(it.group(1), it.group(2), it.group(3)));
            if (!path.getLast().equals(world.shares())) {
                path.add(world.shares());
            }
        }
        return path;
    }

    private void take(String server, String what, String value) {
        if (what.equals("weight")) {
            weights.put(server, Integer.valueOf(value));
        } else {
            ready.put(server, value.equals("ready"));
        }
    }

    private String shares() {
        double blue = pull("blue");
        double green = pull("green");
        long percent = blue + green == 0 ? 0 : Math.round(100 * blue / (blue + green));
        return "%d:%d".formatted(percent, blue + green == 0 ? 0 : 100 - percent);
    }

    private int pull(String server) {
        return ready.getOrDefault(server, false) ? weights.getOrDefault(server, 0) : 0;
    }
}
