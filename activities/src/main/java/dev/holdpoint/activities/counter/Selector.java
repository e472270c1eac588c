package dev.holdpoint.activities.counter;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A plain selector of series as PromQL writes it: {@code http_requests_total{status=~"5.."}}.
 *
 * <p>Counters are asked for raw, so that every increment can be counted exactly: functions,
 * operators, ranges and offsets around a selector are refused.
 *
 * @param text as written
 * @param name the metric's name; empty when only labels select
 */
public record Selector(String text, String name, List<Matcher> matchers) {
    private static final Pattern WHOLE =
            Pattern.compile("\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)?\\s*(?:\\{(.*)})?\\s*", Pattern.DOTALL);
    private static final Pattern MATCHER =
            Pattern.compile(
                    "\\s*([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*"
                            + "(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)\\s*(,|$)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** Reads it; anything but a plain selector is refused with a sentence. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Selector parse(String text) {
        var whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw refused(text);
        }
        var name = whole.group(1) == null ? "" : whole.group(1);
        var matchers = matchers(text, whole.group(2) == null ? "" : whole.group(2));
        if (name.isEmpty() && matchers.isEmpty()) {
            throw refused(text);
        }
        return new Selector(text.strip(), name, matchers);
    }

    /** Whether a text is a plain selector. */
    public static boolean isPlain(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Matcher> matchers(String text, String inside) {
        var matchers = new ArrayList<Matcher>();
        var part = MATCHER.matcher(inside);
        var end = 0;
        while (end < inside.stripTrailing().length()) {
            if (!part.find(end) || part.start() != end) {
                throw refused(text);
            }
            matchers.add(Matcher.of(part.group(1), part.group(2), unquoted(part.group(3))));
            end = part.end();
        }
        return matchers;
    }

    private static String unquoted(String quoted) {
        var inside = quoted.substring(1, quoted.length() - 1);
        return quoted.startsWith("`")
                ? inside
                : ESCAPED.matcher(inside)
                        .replaceAll(e ->
                                java.util.regex.Matcher.quoteReplacement(
                                        e.group(1).equals("n") ? "\n" : e.group(1)));
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "\"%s\" is not a plain selector such as http_requests_total{slot=\"green\"}: counters are read raw and counted exactly, so no function, operator or range may stand around them"
                        .formatted(text));
    }

    /** Whether a series with these labels, {@code __name__} among them, is selected. */
    public boolean matches(Map<String, String> labels) {
        return (name.isEmpty() || name.equals(labels.get("__name__")))
                && matchers.stream().allMatch(m -> m.matches(labels.getOrDefault(m.label(), "")));
    }

    @Override
    public String toString() {
        return text;
    }

    /** One condition on a label; an absent label is the empty text. */
    public record Matcher(String label, boolean wanted, Pattern value) {
        private static Matcher of(String label, String operator, String value) {
            try {
                return new Matcher(
                        label,
                        operator.startsWith("="),
                        Pattern.compile(operator.endsWith("~") ? value : Pattern.quote(value)));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "label %s: \"%s\" is not a regular expression: %s"
                                .formatted(label, value, e.getDescription()),
                        e);
            }
        }

        boolean matches(String found) {
            return value.matcher(found).matches() == wanted;
        }
    }
}
