package dev.holdpoint.runbooks.yaml;

import dev.holdpoint.runbooks.problem.ProblemKind;
import java.util.HashSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Refuses, wherever it stands, what is ambiguous, doubled or circular. */
final class Screening {
    /** More nodes than a document written by people has; aliases of aliases grow faster. */
    private static final int MOST_NODES = 50_000;

    private int nodes;

    private Screening() {}

    /** Whether the document is finite; what is wrong inside it is told. */
    static boolean passes(Located root) {
        return new Screening().walk(root);
    }

    private boolean walk(Located node) {
        nodes++;
        if (node.node().isRecursive() || nodes > MOST_NODES) {
            node.complain(ProblemKind.SYNTAX, "expected a tree, an alias leads back or too far");
            return false;
        }
        refuseAmbiguous(node);
        refuseTag(node);
        var seen = new HashSet<String>();
        for (var entry : node.entries()) {
            refuseAmbiguous(entry.keyNode());
            if (!seen.add(entry.key())) {
                entry.keyNode().complain(ProblemKind.DUPLICATE_KEY, "this key stands here twice");
            }
            if (!walk(entry.value())) {
                return false;
            }
        }
        return node.items().stream().allMatch(this::walk);
    }

    /** A tag would change what a value is behind the reader's back. */
    private static void refuseTag(Located node) {
        var written =
                switch (node.node()) {
                    case ScalarNode scalar ->
                            Yaml12.CORE
                                    .getScalarResolver()
                                    .resolve(scalar.getValue(), scalar.isPlain());
                    case MappingNode _ -> Tag.MAP;
                    default -> Tag.SEQ;
                };
        if (!node.node().getTag().equals(written)) {
            node.complain(ProblemKind.SYNTAX, "expected no tag, there is " + node.node().getTag());
        }
    }

    private static void refuseAmbiguous(Located node) {
        if (node.isAmbiguous()) {
            var meaning = Ambiguity.of(node.found()).orElseThrow();
            node.refuse(
                    ProblemKind.AMBIGUOUS,
                    "YAML 1.1 reads this as " + meaning + ", put quotes around it");
        }
    }
}
