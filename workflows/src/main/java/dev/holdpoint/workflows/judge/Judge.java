package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Rule.Condition;
import dev.holdpoint.workflows.runbook.Rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges evidence by the rules of a plan: a pure function, to be repeated offline at any time.
 *
 * @param every the pace of sampling
 */
public record Judge(List<PlannedRule> rules, Duration every) {
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(15);

    public Judge {
        rules = List.copyOf(rules);
    }

    /** The verdict of every row at a moment; nobody exposed means nothing to judge. */
    public Ruling judge(Evidence evidence, Exposure exposure, Instant now) {
        var verdicts = new ArrayList<RuleVerdict>();
        for (var rule : rules) {
            if (applies(rule.rule(), exposure, now)) {
                verdicts.add(verdict(rule, evidence, exposure, now));
            }
        }
        if (!exposure.shares().isEmpty()) {
            verdicts.add(ShareRule.judge(evidence.shares(), exposure));
        }
        return new Ruling(verdicts, decisive(verdicts));
    }

    private static boolean applies(Rule rule, Exposure exposure, Instant now) {
        var during = rule.during();
        return during == null || !now.isAfter(exposure.first().plus(during));
    }

    private RuleVerdict verdict(
            PlannedRule rule, Evidence evidence, Exposure exposure, Instant now) {
        return switch (rule.rule().subject()) {
            case Subject.Metric metric -> {
                var samples = of(evidence, metric.name(), exposure.candidate());
                yield new MetricRule(rule, silence(samples)).judge(samples, exposure, now);
            }
            case Subject.Check check -> CheckRule.judge(rule, check.name(), evidence.checks());
            case Subject.Report report -> reported(rule, report.name(), evidence.reports());
        };
    }

    private static List<Sample> of(Evidence evidence, String metric, String slot) {
        return evidence.samples().stream()
                .filter(s -> s.metric().equals(metric) && s.slot().equals(slot))
                .toList();
    }

    private static RuleVerdict reported(PlannedRule rule, String kind, List<String> reports) {
        boolean told = reports.contains(kind);
        return new RuleVerdict(
                rule.id(),
                told ? Verdict.FAIL : Verdict.PASS,
                rule.rule().action(),
                null,
                0,
                0,
                null,
                null,
                told,
                told ? "a person reported " + kind : "nobody reported " + kind);
    }

    /**
     * How long a source may be silent before it counts as NO_DATA: three times the pace of sampling
     * or of the source's own intervals, whichever is longer, and at least 15 s.
     */
    private Duration silence(List<Sample> samples) {
        var longest = every;
        for (var sample : samples) {
            var interval = Duration.between(sample.from(), sample.to());
            longest = interval.compareTo(longest) > 0 ? interval : longest;
        }
        var three = longest.multipliedBy(3);
        return three.compareTo(LEAST_SILENCE) > 0 ? three : LEAST_SILENCE;
    }

    private @Nullable RuleVerdict decisive(List<RuleVerdict> verdicts) {
        return verdicts.stream()
                .filter(v -> v.verdict() == Verdict.FAIL)
                .max(
                        Comparator.comparing(RuleVerdict::action)
                                .thenComparing(v -> severity(v.rule()), Comparator.reverseOrder()))
                .orElse(null);
    }

    private Rule.Severity severity(String id) {
        return rules.stream()
                .filter(r -> r.id().equals(id))
                .map(r -> r.rule().severity())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(Rule.Severity.P3);
    }

    /** Whether a metric's condition is crossed by a value. */
    static boolean crosses(Condition condition, double value) {
        return switch (condition) {
            case Condition.Above above -> value > above.limit().value();
            case Condition.Below below -> value < below.limit().value();
            case Condition.Rises _,
                    Condition.Falls _,
                    Condition.Burns _,
                    Condition.Fails _,
                    Condition.Reported _ ->
                    throw new IllegalStateException(
                            "the compiler refuses " + condition + " on a metric");
        };
    }
}
