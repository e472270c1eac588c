package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import java.util.Map;
import java.util.regex.Pattern;

/** Single values: text, counts, yes and no, and words of a closed list. */
final class Scalars {
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d+)?");

    private Scalars() {}

    /** Text that is not empty; what YAML reads as something else wants quotes. */
    static String text(Located node) {
        var scalar = node.scalar();
        if (scalar.isEmpty()) {
            node.refuse(ProblemKind.SHAPE, "expected text");
            return "";
        }
        if (node.isAmbiguous()) {
            return "";
        }
        if (scalar.get().isBlank()) {
            node.complain(ProblemKind.TEXT, "empty; expected text");
            return "";
        }
        if (!node.isText()) {
            node.refuse(ProblemKind.AMBIGUOUS, "expected text, put quotes around it");
            return "";
        }
        return scalar.get();
    }

    /** A whole number from one upwards. */
    static int count(Located node) {
        if (COUNT.matcher(raw(node)).matches()) {
            return Integer.parseInt(raw(node));
        }
        node.refuse(ProblemKind.NUMBER, "expected a whole number from 1");
        return 1;
    }

    /** A number from zero upwards. */
    static double number(Located node) {
        if (NUMBER.matcher(raw(node)).matches()) {
            return Double.parseDouble(raw(node));
        }
        node.refuse(ProblemKind.NUMBER, "expected a number, such as 14.4");
        return 1;
    }

    static boolean bool(Located node) {
        var raw = raw(node);
        if (!raw.equals("true") && !raw.equals("false") && !node.isAmbiguous()) {
            node.refuse(ProblemKind.BOOLEAN, "expected true or false");
        }
        return raw.equals("true");
    }

    /** One of a closed list of words. */
    static <T> T oneOf(Located node, Map<String, T> words) {
        var value = words.get(raw(node));
        if (value != null) {
            return value;
        }
        if (!node.isAmbiguous()) {
            node.refuse(ProblemKind.ENUMERATION, expected(words));
        }
        return words.values().iterator().next();
    }

    /** The one word that may stand here. */
    static String only(Located node, String word) {
        return oneOf(node, Map.of(word, word));
    }

    /** The characters as written; empty for anything but a scalar. */
    static String raw(Located node) {
        return node.scalar().orElse("");
    }

    private static String expected(Map<String, ?> words) {
        return words.size() == 1
                ? "expected " + words.keySet().iterator().next()
                : "expected one of " + String.join(", ", words.keySet());
    }
}
