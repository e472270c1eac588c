package dev.holdpoint.workflows.approval;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The decision that is waited for, which a statement must be about.
 *
 * @param asked when it was asked: what was signed before that is of another time
 */
public record Wanted(Subject subject, String decision, String by, Instant asked) {
    /** How far the clock of who signs may be from that of the server. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /** Why a statement is not the one that is waited for; null when it is. */
    public @Nullable String refusal(String text, Instant now) {
        var statement = Statement.read(text);
        if (statement == null) {
            return "What was signed is no statement of Holdpoint's, which is exactly what"
                    + " holdpoint %s %s --print writes, with its last line ended."
                            .formatted(decision, subject.deployment());
        }
        var said = statement.lines();
        for (var line : new Statement(subject, decision, by, statement.time()).lines().entrySet()) {
            var other = said.get(line.getKey());
            if (!line.getValue().equals(other)) {
                return "The signature is for the %s %s; here it is %s."
                        .formatted(line.getKey(), other, line.getValue());
            }
        }
        return late(statement.time(), now);
    }

    private @Nullable String late(Instant time, Instant now) {
        if (time.isBefore(asked.minus(CLOCKS))) {
            return "It was signed at %s, before it was asked at %s, and does not count for it."
                    .formatted(time, asked);
        }
        return time.isAfter(now.plus(CLOCKS))
                ? "It says that it was signed at %s, and it is %s now. Is the clock right where it was signed?"
                        .formatted(time, now)
                : null;
    }
}
