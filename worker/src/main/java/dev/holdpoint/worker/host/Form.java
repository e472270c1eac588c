package dev.holdpoint.worker.host;

import java.util.function.Predicate;

/** What may stand in a key of the configuration. */
enum Form {
    TEXT("a text", _ -> true),
    NAME("a name of small letters, digits and -", Form::name),
    FLAG("true or false", value -> value.equals("true") || value.equals("false")),
    TIME("a time such as 20s", value -> value.matches("\\d{1,9}(ms|s|m|h|d)")),
    COUNT("a whole number from 1", value -> value.matches("[1-9]\\d{0,8}")),
    PORT("a port from 0 to 65535", Form::port);

    private static final int LAST_PORT = 65_535;

    private final String words;
    private final Predicate<String> right;

    Form(String words, Predicate<String> right) {
        this.words = words;
        this.right = right;
    }

    /** What is expected, as the rest of a sentence. */
    String words() {
        return words;
    }

    boolean allows(String value) {
        return right.test(value);
    }

    private static boolean name(String value) {
        return value.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    private static boolean port(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) <= LAST_PORT;
    }
}
