package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import java.util.regex.Pattern;

/** Reads the line numbers of the SOP that something carries out. */
final class SopLines {
    private static final Pattern LINES = Pattern.compile("\\d+(-\\d+)?(, ?\\d+(-\\d+)?)*");

    private SopLines() {}

    static String read(Located node) {
        var raw = Scalars.raw(node);
        if (!LINES.matcher(raw).matches() && !node.isAmbiguous()) {
            node.refuse(
                    ProblemKind.SOP_LINES, "expected line numbers of the SOP, such as 31-35,63");
        }
        return raw;
    }
}
