package dev.holdpoint.runbooks.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Finds what is nested deeper than people write: the composer's stack would not bear it. */
final class Depth {
    private static final int DEEPEST = 50;

    private Depth() {}

    /** Where the text goes too deep; empty where it does not. */
    static Optional<Mark> exceeded(LoadSettings settings, String text) {
        int depth = 0;
        for (var event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                return event.getStartMark();
            }
        }
        return Optional.empty();
    }
}
