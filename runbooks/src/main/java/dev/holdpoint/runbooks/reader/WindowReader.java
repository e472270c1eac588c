package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Window;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** Reads a time window and the zone it is in. */
final class WindowReader {
    private static final String DAY = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private static final String DAYS = DAY + "(-" + DAY + "|(," + DAY + ")*)";
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
    private static final Pattern TIMES =
            Pattern.compile(DAYS + " " + TIME + "-(" + TIME + "|24:00)");

    private WindowReader() {}

    static Window read(Located node) {
        var keys = Keys.of(node);
        var window =
                new Window(
                        keys.list("allow", WindowReader::times),
                        keys.list("deny", WindowReader::times),
                        keys.maybe("holidays", Scalars::text),
                        keys.list("except", Names::name));
        keys.close();
        return window;
    }

    private static String times(Located node) {
        var text = Scalars.text(node);
        if (!text.isEmpty() && !TIMES.matcher(text).matches()) {
            node.refuse(
                    ProblemKind.WINDOW_TIMES,
                    "expected days and times, such as \"Mon-Fri 09:00-18:00\" or \"Sat,Sun"
                            + " 00:00-24:00\"");
        }
        return text;
    }

    static ZoneId zone(Located node) {
        var text = Scalars.text(node);
        try {
            return text.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(text);
        } catch (DateTimeException _) {
            node.refuse(ProblemKind.ZONE, "expected a time zone, such as Europe/Berlin or UTC");
            return ZoneId.of("UTC");
        }
    }
}
