package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.wire.Sentence;
import java.util.ArrayList;
import java.util.Map;

/** The items of a confirmation: every one named, each {@code done} or, where allowed, n/a. */
final class Items {
    private Items() {}

    static void demand(Map<String, String> given, Question question) {
        var allowed = question.answers().keySet();
        var wrong = new ArrayList<String>();
        for (var item : question.items().entrySet()) {
            var value = given.get(item.getKey());
            if (value == null) {
                wrong.add("'%s' is missing (%s)".formatted(item.getKey(), item.getValue()));
            } else if (!allowed.contains(value)) {
                wrong.add(
                        "'%s' must be %s, was '%s'"
                                .formatted(item.getKey(), String.join(" or ", allowed), value));
            }
        }
        for (var key : given.keySet()) {
            if (!question.items().containsKey(key)) {
                wrong.add("'%s' is not asked for".formatted(key));
            }
        }
        if (!wrong.isEmpty()) {
            throw Sentence.refused(
                    question.id() + " is not confirmed: " + String.join("; ", wrong) + ".");
        }
    }
}
