package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Reads what every step may say beside its kind. */
final class CommonReader {
    /** What a failed migration may lead to besides the usual: a restored backup. */
    static final String RESTORE = "restore";

    private CommonReader() {}

    static Step.Common read(Keys keys, String kind) {
        return new Step.Common(
                keys.maybe("id", Names::name),
                keys.or("at", Place.CANDIDATE, PlaceReader::read),
                keys.maybe("when", WhenReader::read),
                keys.maybe("by", Names::name),
                keys.maybe("within", Quantities::duration),
                otherwise(keys, kind),
                keys.maybe("onFailure", node -> onFailure(node, kind)),
                keys.maybe("undo", UndoReader::read),
                keys.maybe("sop", SopLines::read));
    }

    private static Consequence onFailure(Located node, String kind) {
        if (!kind.equals("migrate")) {
            return Scalars.oneOf(node, Words.CONSEQUENCES);
        }
        var words = new LinkedHashMap<>(Words.CONSEQUENCES);
        words.put(RESTORE, Consequence.ASK);
        return Scalars.oneOf(node, words);
    }

    private static @Nullable String otherwise(Keys keys, String kind) {
        return kind.equals("ask")
                ? keys.maybe("otherwise", node -> answer(node, keys))
                : keys.maybe("otherwise", CommonReader::consequence);
    }

    private static String consequence(Located node) {
        Scalars.oneOf(node, Words.CONSEQUENCES);
        return Scalars.raw(node);
    }

    /** In a question, silence may mean an answer as well: none has a consequence's name. */
    private static String answer(Located node, Keys keys) {
        var words = new ArrayList<String>();
        var answers = keys.find("answers");
        if (answers != null) {
            answers.entries().forEach(entry -> words.add(entry.key()));
        }
        words.addAll(Words.CONSEQUENCES.keySet());
        var raw = Scalars.raw(node);
        if (!words.contains(raw) && !node.isAmbiguous()) {
            node.refuse(
                    ProblemKind.OTHERWISE,
                    "expected an answer or a consequence, one of " + String.join(", ", words));
        }
        return raw;
    }
}
