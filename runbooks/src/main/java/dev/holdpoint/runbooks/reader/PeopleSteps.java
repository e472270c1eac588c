package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Step;
import java.util.Map;

/** Reads the steps that people answer, attest, receive or write. */
final class PeopleSteps {
    private PeopleSteps() {}

    static Step confirm(Keys keys, Step.Common common) {
        return new Step.Confirm(
                common,
                keys.map("confirm", Scalars::text),
                keys.list("allow", node -> Scalars.only(node, "n/a")),
                keys.maybe("evidence", node -> Scalars.only(node, "required")) != null);
    }

    static Step ask(Keys keys, Step.Common common) {
        return new Step.Ask(
                common,
                keys.need("ask", "", Scalars::text),
                keys.need("answers", Map.of(), PeopleSteps::answers));
    }

    /** Answers and what follows; an answer may not have the name of a consequence. */
    private static Map<String, Consequence> answers(Located node) {
        return Keys.entries(node, PeopleSteps::answer, of -> Scalars.oneOf(of, Words.ANSWERS));
    }

    private static Located.Entry answer(Located.Entry entry) {
        if (Words.CONSEQUENCES.containsKey(entry.key())) {
            entry.keyNode()
                    .refuse(
                            ProblemKind.ANSWER_NAME,
                            "expected another name for the answer, this is what may follow");
        }
        return Names.check(entry);
    }

    static Step notice(Keys keys, Step.Common common) {
        var required = keys.find("required");
        boolean plain = required == null || isBoolean(required);
        return new Step.Notify(
                common,
                keys.need("notify", "", Names::name),
                keys.need("to", "", Names::name),
                required != null && (!plain || Scalars.bool(required)),
                required == null || plain ? null : Quantities.duration(required));
    }

    private static boolean isBoolean(Located node) {
        return Scalars.raw(node).equals("true") || Scalars.raw(node).equals("false");
    }

    static Step document(Keys keys, Step.Common common) {
        return new Step.Document(
                common,
                keys.need("record", "", Names::name),
                keys.map("form", node -> Scalars.oneOf(node, Words.FORM)),
                keys.maybe("owed", Quantities::duration));
    }
}
