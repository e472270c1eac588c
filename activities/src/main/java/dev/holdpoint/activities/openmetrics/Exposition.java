package dev.holdpoint.activities.openmetrics;

import dev.holdpoint.activities.counter.SilentSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of metrics in the OpenMetrics text format 1.0 or Prometheus' text format 0.0.4.
 *
 * <p>Strict: a line that is neither is an error with its number, because half a page read as a
 * whole one would look like fewer requests. Time stamps and exemplars are read over; names in
 * quotes (UTF-8 names) are refused. Written here because no kept Java library reads the format: the
 * Prometheus client library only writes it.
 *
 * @param types name of a family → its type, where the page says it
 */
record Exposition(List<Sample> samples, Map<String, String> types) {
    private static final String NUMBER =
            "[+-]?(?:\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?|[iI]nf|INF|[nN]a[nN]|NAN)";
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-zA-Z_:][a-zA-Z0-9_:]*)[ \\t]*(?:\\{(.*?)}(?=[ \\t]))?[ \\t]*(%s)(?:[ \\t]+%s)?[ \\t]*(?:#[ \\t]*\\{.*)?"
                            .formatted("(?:" + NUMBER + ")", NUMBER));
    private static final Pattern LABEL =
            Pattern.compile(
                    "[ \\t]*([a-zA-Z_]\\w*)[ \\t]*=[ \\t]*\"((?:[^\"\\\\]|\\\\.)*)\"[ \\t]*(,|$)");
    private static final Pattern TYPE = Pattern.compile("#[ \\t]+TYPE[ \\t]+(\\S+)[ \\t]+(\\S+)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final String EOF = "# EOF";

    Exposition {
        samples = List.copyOf(samples);
        types = Map.copyOf(types);
    }

    /** One line. */
    record Sample(Map<String, String> labels, double value) {
        Sample {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * @param complete whether the page must end with {@code # EOF}, as OpenMetrics does
     */
    static Exposition parse(String text, boolean complete) throws SilentSource {
        var lines = text.lines().toList();
        if (complete && (lines.isEmpty() || !lines.getLast().equals(EOF))) {
            throw new SilentSource("the page does not end with \"# EOF\", so a part is missing");
        }
        var samples = new ArrayList<Sample>();
        var types = new HashMap<String, String>();
        var seen = new HashSet<Map<String, String>>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var type = TYPE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                var sample = sample(line, i + 1);
                if (!seen.add(sample.labels())) {
                    throw new SilentSource("line %d repeats a series: %s".formatted(i + 1, line));
                }
                samples.add(sample);
            }
        }
        return new Exposition(samples, types);
    }

    /** Whether a sample of this name is declared a gauge, which no increment can be taken of. */
    boolean gauge(String name) {
        return "gauge".equals(types.get(name));
    }

    private static Sample sample(String line, int number) throws SilentSource {
        var parts = SAMPLE.matcher(line);
        if (!parts.matches()) {
            throw unreadable(line, number);
        }
        var labels = new LinkedHashMap<String, String>();
        labels.put("__name__", parts.group(1));
        var inside = parts.group(2) == null ? "" : parts.group(2);
        var label = LABEL.matcher(inside);
        var end = 0;
        while (end < inside.stripTrailing().length()) {
            if (!label.find(end) || label.start() != end) {
                throw unreadable(line, number);
            }
            labels.put(label.group(1), unescaped(label.group(2)));
            end = label.end();
        }
        return new Sample(labels, number(parts.group(3)));
    }

    private static SilentSource unreadable(String line, int number) {
        return new SilentSource(
                "line %d is not a metric: %s"
                        .formatted(number, line.length() > 80 ? line.substring(0, 80) : line));
    }

    private static double number(String text) {
        var sign = text.startsWith("-") ? -1 : 1;
        var unsigned = text.replaceFirst("^[+-]", "");
        if (unsigned.equalsIgnoreCase("inf")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        return unsigned.equalsIgnoreCase("nan") ? Double.NaN : sign * Double.parseDouble(unsigned);
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(
                        e -> Matcher.quoteReplacement(e.group(1).equals("n") ? "\n" : e.group(1)));
    }
}
