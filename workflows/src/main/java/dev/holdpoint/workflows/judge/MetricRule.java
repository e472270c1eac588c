package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One row about a metric.
 *
 * <p>The value at a moment is taken over the requests of the last minute since the last shift, or
 * as far back towards the shift as it takes for the requests a verdict needs. A row with {@code
 * for} fails when the value at every sample of that time is in breach and no gap between samples is
 * longer than {@code silence}.
 */
record MetricRule(PlannedRule rule, Duration silence) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    RuleVerdict judge(List<Sample> samples, Exposure exposure, Instant now) {
        var usable =
                samples.stream().filter(s -> !(s.reading() instanceof Reading.Missing)).toList();
        if (usable.isEmpty() || usable.getLast().to().plus(silence).isBefore(now)) {
            return silent(samples, now);
        }
        var window = Window.trailing(usable, usable.size() - 1, MINUTE, rule.atLeast());
        if (window.requests() < rule.atLeast()) {
            return verdict(Verdict.INCONCLUSIVE, window, false, tooFew(window, exposure));
        }
        var value = window.value();
        if (value == null) {
            return verdict(
                    Verdict.NO_DATA, window, false, name() + " has no value in the last minute");
        }
        boolean breaching = Judge.crosses(rule.rule().condition(), value);
        if (!breaching) {
            return verdict(Verdict.PASS, window, false, measured(window, value, "within"));
        }
        return breach(usable, window, value);
    }

    private RuleVerdict breach(List<Sample> usable, Window window, double value) {
        var sustained = rule.rule().sustained();
        if (sustained == null) {
            return verdict(Verdict.FAIL, window, true, measured(window, value, "beyond"));
        }
        var since = unbrokenSince(usable);
        var lasted = Duration.between(since, window.to());
        boolean fails = lasted.compareTo(sustained) >= 0;
        var so =
                ", for %s%s; %s is the limit"
                        .formatted(
                                DurationText.about(lasted),
                                fails ? "" : " so far",
                                DurationText.of(sustained));
        return verdict(
                fails ? Verdict.FAIL : Verdict.PASS,
                window,
                true,
                measured(window, value, "beyond") + so);
    }

    /** The start of the unbroken breach that is going on at the last sample. */
    private Instant unbrokenSince(List<Sample> usable) {
        var since = usable.getLast().from();
        for (int i = usable.size() - 1; i >= 0; i--) {
            var window = Window.trailing(usable, i, MINUTE, rule.atLeast());
            var value = window.value();
            if (value == null
                    || window.requests() < rule.atLeast()
                    || !Judge.crosses(rule.rule().condition(), value)) {
                return since;
            }
            if (usable.get(i).to().plus(silence).isBefore(since)) {
                return since;
            }
            since = usable.get(i).from();
        }
        return since;
    }

    private RuleVerdict silent(List<Sample> samples, Instant now) {
        var last = samples.isEmpty() ? null : samples.getLast();
        var why =
                last == null
                        ? "no sample yet"
                        : last.reading() instanceof Reading.Missing(String reason)
                                ? reason
                                : "silent for "
                                        + DurationText.about(Duration.between(last.to(), now));
        return new RuleVerdict(
                rule.id(),
                Verdict.NO_DATA,
                rule.rule().action(),
                null,
                0,
                samples.size(),
                null,
                null,
                false,
                name() + " has no data: " + why);
    }

    private RuleVerdict verdict(
            Verdict verdict, Window window, boolean breaching, String sentence) {
        return new RuleVerdict(
                rule.id(),
                verdict,
                rule.rule().action(),
                window.value(),
                window.requests(),
                window.samples(),
                window.from(),
                window.to(),
                breaching,
                sentence);
    }

    private String tooFew(Window window, Exposure exposure) {
        return "%s: %d requests at %d %%, %d needed"
                .formatted(name(), window.requests(), exposure.share(), rule.atLeast());
    }

    private String measured(Window window, double value, String how) {
        var limit = Limits.of(rule.rule().condition());
        return "%s %s, %s %s%s"
                .formatted(
                        name(),
                        limit.text(value),
                        how,
                        limit.text(),
                        window.requests() == 0
                                ? ""
                                : String.format(Locale.ROOT, " (%s)", window.counted()));
    }

    private String name() {
        return rule.rule().subject().name();
    }
}
