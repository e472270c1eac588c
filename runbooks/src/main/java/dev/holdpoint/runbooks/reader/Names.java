package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import java.util.regex.Pattern;

/** Names that people meet in ids: no slash, no blank, no {@code @} and no colon. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Names() {}

    /** A name that others refer to. */
    static String name(Located node) {
        var text = Scalars.text(node);
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            refuse(node);
        }
        return text;
    }

    /** An entry whose key is a name. */
    static Located.Entry check(Located.Entry entry) {
        if (!entry.keyNode().isAmbiguous() && !NAME.matcher(entry.key()).matches()) {
            refuse(entry.keyNode());
        }
        return entry;
    }

    private static void refuse(Located node) {
        node.refuse(ProblemKind.NAME, "expected a name of letters, digits, \"-\", \"_\" and \".\"");
    }
}
