package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.judge.SampleSize;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Limit;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Rule.Condition;
import dev.holdpoint.workflows.runbook.Rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The decision matrix as it will be judged. */
final class RuleCompiler {
    private final Context context;
    private final List<String> notes;

    /** Rows that nobody measures are left out and become notes. */
    RuleCompiler(Context context, List<String> notes) {
        this.context = context;
        this.notes = notes;
    }

    List<PlannedRule> rules() {
        var rules = context.sources().runbook().rules();
        var planned = new ArrayList<PlannedRule>();
        for (int i = 0; i < rules.size(); i++) {
            rule("rule-" + (i + 1), rules.get(i), Spot.runbook("rules").at(i))
                    .ifPresent(planned::add);
        }
        return planned;
    }

    private Optional<PlannedRule> rule(String id, Rule written, Spot spot) {
        var asking = context.sources().runbook().asking();
        var rule = context.resolved().speedup().of(Defaults.fill(written, asking));
        NotYet.in(rule.condition())
                .ifPresent(what -> context.findings().add(spot.at(what.label()), what.sentence()));
        if (rule.action() == Rule.Action.ASK || rule.action() == Rule.Action.HOLD) {
            context.role(rule.by(), spot.at("by"));
        }
        var sentence = Sentences.of(rule);
        return switch (rule.subject()) {
            case Subject.Report _ -> Optional.of(new PlannedRule(id, rule, 0, sentence));
            case Subject.Check(var name) -> check(id, rule, sentence, name, spot.at("check"));
            case Subject.Metric(var name) -> metric(id, rule, sentence, name, spot.at("metric"));
        };
    }

    private Optional<PlannedRule> check(
            String id, Rule rule, String sentence, String name, Spot spot) {
        if (BuiltIn.is(name)) {
            context.findings()
                    .add(spot, "\"%s\" is built in and runs as a step only".formatted(name));
            return Optional.empty();
        }
        return context.bindings()
                .check(name, spot)
                .filter(binding -> covered(id, sentence, binding))
                .map(_ -> new PlannedRule(id, rule, 0, sentence));
    }

    private Optional<PlannedRule> metric(
            String id, Rule rule, String sentence, String name, Spot spot) {
        return context.bindings()
                .metric(name, spot)
                .filter(binding -> covered(id, sentence, binding))
                .map(binding ->
                        new PlannedRule(id, rule, atLeast(name, rule, binding, spot), sentence));
    }

    private boolean covered(String id, String sentence, Binding binding) {
        if (binding.notApplicable()) {
            notes.add("not covered: %s (%s): %s".formatted(id, sentence, Covered.reason(binding)));
        }
        return !binding.notApplicable();
    }

    private int atLeast(String name, Rule rule, Binding metric, Spot spot) {
        var shape = Shape.of(name, metric);
        return switch (rule.condition()) {
            case Condition.Above(var limit) -> requests(shape, rule, limit, limit.value(), spot);
            case Condition.Below(var limit) ->
                    requests(shape, rule, limit, 1 - limit.value(), spot);
            case Condition.Rises _,
                    Condition.Falls _,
                    Condition.Burns _,
                    Condition.Fails _,
                    Condition.Reported _ ->
                    Objects.requireNonNullElse(rule.atLeast(), 0);
        };
    }

    /**
     * The requests a limit needs.
     *
     * @param badShare the share of bad requests at the limit, where it is one
     */
    private int requests(Shape shape, Rule rule, Limit limit, double badShare, Spot spot) {
        if (!shape.takes(limit.unit())) {
            context.findings().add(spot, wrongUnit(shape, limit));
            return 0;
        }
        if (rule.atLeast() != null) {
            return rule.atLeast();
        }
        return switch (shape) {
            case Shape.Gauge _ -> 0;
            case Shape.Quantile(var q) -> SampleSize.forQuantile(q);
            case Shape.Ratio _ when badShare > 0 && badShare <= 1 -> SampleSize.forRatio(badShare);
            case Shape.Ratio _ -> {
                context.findings().add(spot, unprovable(limit));
                yield 0;
            }
        };
    }

    private static String wrongUnit(Shape shape, Limit limit) {
        var expected =
                shape instanceof Shape.Ratio
                        ? "is a share of requests; expected a limit in per cent"
                        : "is a time to answer; expected a limit such as 3s";
        return "this metric %s, found %s".formatted(expected, limit.text());
    }

    private static String unprovable(Limit limit) {
        return "no number of requests proves a limit of %s; say how many are enough: atLeast"
                .formatted(limit.text());
    }
}
