package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.runbooks.yaml.Nearest;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;
import java.util.Map;

/** Reads a step: one kind key, and keys beside it. */
final class StepReader {
    /** A key that only one kind has → that kind. */
    private static final Map<String, String> OWNERS =
            Map.ofEntries(
                    Map.entry("allow", "confirm"),
                    Map.entry("evidence", "confirm"),
                    Map.entry("answers", "ask"),
                    Map.entry("batch", "deploy"),
                    Map.entry("between", "deploy"),
                    Map.entry("parts", "deploy"),
                    Map.entry("every", "hold"),
                    Map.entry("checks", "hold"),
                    Map.entry("to", "notify"),
                    Map.entry("required", "notify"),
                    Map.entry("form", "record"),
                    Map.entry("owed", "record"),
                    Map.entry("over", "check"));

    private static final Step PLACEHOLDER = new Step.Check(Step.Common.NONE, List.of(), null);

    private StepReader() {}

    /** The steps of a list that may not be empty. */
    static List<Step> list(Located node) {
        return Keys.items(node, StepReader::read);
    }

    /** A step of a stage or of the rollback list. */
    static Step read(Located node) {
        var keys = Keys.of(node);
        var kinds = Words.KINDS.keySet().stream().filter(keys::has).toList();
        if (kinds.size() == 1) {
            return read(keys, kinds.getFirst());
        }
        if (kinds.size() > 1) {
            node.complain(
                    ProblemKind.STEP_KINDS_TWO,
                    "expected one kind in a step, there are "
                            + String.join(" and ", kinds)
                            + "; make a step of each");
        } else if (node.isMap()) {
            refuseWithoutKind(keys);
        }
        return PLACEHOLDER;
    }

    private static void refuseWithoutKind(Keys keys) {
        for (String key : keys.names()) {
            var near = Nearest.to(key, Words.KINDS.keySet());
            if (near.isPresent() && !OWNERS.containsKey(key)) {
                keys.keyNode(key)
                        .refuse(
                                ProblemKind.STEP_KIND_MISSING,
                                "expected the kind \"" + near.get() + "\"");
                return;
            }
        }
        keys.node()
                .complain(
                        ProblemKind.STEP_KIND_MISSING,
                        "expected one of the kinds " + String.join(", ", Words.KINDS.keySet()));
    }

    private static Step read(Keys keys, String kind) {
        OWNERS.forEach((key, owner) -> refuseForeign(keys, kind, key, owner));
        var common = CommonReader.read(keys, kind);
        var step = KindReader.read(keys, kind, common);
        keys.close();
        return step;
    }

    private static void refuseForeign(Keys keys, String kind, String key, String owner) {
        if (keys.has(key) && !kind.equals(owner)) {
            keys.allow(key);
            keys.keyNode(key)
                    .refuse(
                            ProblemKind.STEP_KEY,
                            "this key belongs to " + owner + ", not to " + kind);
        }
    }
}
