package dev.holdpoint.worker.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One trial as it is kept beside the page: a line of JSON.
 *
 * @param day when it was run
 * @param moment when it was to break
 * @param after the event after which it broke
 * @param repeats notices that came once more with a key that had come before
 * @param seconds from start to end
 * @param delay seconds beyond the undisturbed run of the same session; 0 where it was faster
 */
record Point(
        String day,
        Scenario run,
        Fault fault,
        String moment,
        String after,
        String phase,
        String end,
        Verdict verdict,
        List<String> doubled,
        int repeats,
        long sent,
        long lost,
        List<String> examples,
        int events,
        double seconds,
        double delay,
        String sentence) {
    private static final double TENTHS = 10;

    /** A folder of the machine where it was run says nothing to others, and is gone. */
    private static final Pattern EVIDENCE = Pattern.compile(" Evidence: \\S+\\.$");

    Point {
        doubled = List.copyOf(doubled);
        examples = List.copyOf(examples);
    }

    static Point of(Scenario run, Fault fault, Moment moment, Outcome outcome, Duration usual) {
        var finding = Finding.of(run, fault, outcome);
        return new Point(
                Instant.now().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10),
                run,
                fault,
                moment.words(),
                outcome.at(),
                outcome.phase(),
                outcome.end(),
                finding.verdict(),
                finding.doubled(),
                outcome.effects().repeats(),
                outcome.sent(),
                outcome.lost(),
                outcome.examples().stream().limit(2).toList(),
                outcome.events(),
                seconds(outcome.took()),
                Math.max(0, seconds(outcome.took().minus(usual))),
                EVIDENCE.matcher(outcome.sentence()).replaceFirst(""));
    }

    /** Whether the fault came before the end of the run. */
    boolean struck() {
        return !after.equals("never");
    }

    /** Whether it is what the page promises: no doubled effect, no user lost, an end in words. */
    boolean holds() {
        return verdict != Verdict.STUCK
                && verdict != Verdict.WRONG
                && doubled.isEmpty()
                && (lost == 0 || fault.serves());
    }

    /** The same point of another session has the same name. */
    String name() {
        return "%s/%s/%s".formatted(run, fault, moment);
    }

    /** In a line, for people. */
    String sentence(boolean full) {
        return "%s, in a %s run, %s (after %s): %s%s%s, %d of %d requests lost, %.1f s (+%.1f): %s"
                .formatted(
                        fault.words(),
                        run.words(),
                        moment,
                        after,
                        verdict,
                        verdict == Verdict.WRONG ? " " + end : "",
                        doubled.isEmpty() ? "" : "; " + String.join("; ", doubled),
                        lost,
                        sent,
                        seconds,
                        delay,
                        full ? sentence + examples : sentence);
    }

    private static double seconds(Duration length) {
        return Math.round(length.toMillis() * TENTHS / 1000) / TENTHS;
    }
}
