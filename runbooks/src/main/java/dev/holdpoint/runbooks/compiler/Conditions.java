package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.When;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions in words. */
final class Conditions {
    private Conditions() {}

    /** {@code type hotfix and slots none}. */
    static String words(When when) {
        var words = new ArrayList<String>();
        add(words, "type", when.type());
        add(words, "environment", when.environment());
        if (when.emergency() != null) {
            words.add(when.emergency() ? "an emergency" : "no emergency");
        }
        add(words, "migrations", when.migrations());
        add(words, "slots", when.slots());
        add(words, "reached", when.reached());
        add(words, "flag", when.flag());
        when.answer().forEach((question, answer) -> add(words, "answer to " + question, answer));
        if (when.not() != null) {
            words.add("not " + words(when.not()));
        }
        return String.join(" and ", words);
    }

    private static void add(List<String> words, String what, @Nullable String value) {
        if (value != null) {
            words.add(what + " " + value);
        }
    }
}
