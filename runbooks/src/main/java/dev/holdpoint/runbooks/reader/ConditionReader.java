package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Limit;
import dev.holdpoint.workflows.runbook.Rule.Against;
import dev.holdpoint.workflows.runbook.Rule.Condition;
import dev.holdpoint.workflows.runbook.Rule.Subject;
import java.time.Duration;
import java.util.List;

/** Reads when a rule applies: one condition, of those its subject can meet. */
final class ConditionReader {
    private static final List<String> ALL =
            List.of("above", "below", "rises", "falls", "burns", "fails");

    private ConditionReader() {}

    static Condition read(Keys keys, Subject subject) {
        ALL.forEach(keys::allow);
        var there = ALL.stream().filter(keys::has).toList();
        if (!there.equals(there.stream().filter(expected(subject)::contains).limit(1).toList())
                || (there.isEmpty() && !expected(subject).isEmpty())) {
            refuse(keys, subject, there);
        }
        var condition = there.isEmpty() ? placeholder(subject) : read(keys, there.getFirst());
        refuseStray(keys, "against", List.of("rises", "falls"));
        refuseStray(keys, "over", List.of("burns"));
        return condition;
    }

    private static List<String> expected(Subject subject) {
        return switch (subject) {
            case Subject.Metric _ -> List.of("above", "below", "rises", "falls", "burns");
            case Subject.Check _ -> List.of("fails");
            case Subject.Report _ -> List.of();
        };
    }

    private static Condition placeholder(Subject subject) {
        return subject instanceof Subject.Report
                ? new Condition.Reported()
                : new Condition.Fails(1);
    }

    private static Condition read(Keys keys, String key) {
        return switch (key) {
            case "above" -> new Condition.Above(keys.need(key, none(), Quantities::level));
            case "below" -> new Condition.Below(keys.need(key, none(), Quantities::level));
            case "rises" ->
                    new Condition.Rises(keys.need(key, none(), Quantities::change), against(keys));
            case "falls" ->
                    new Condition.Falls(keys.need(key, none(), Quantities::change), against(keys));
            case "burns" ->
                    new Condition.Burns(
                            keys.need(key, 1.0, Scalars::number),
                            keys.need("over", Duration.ofDays(1), Quantities::duration));
            default -> new Condition.Fails(keys.need(key, 1, Scalars::count));
        };
    }

    private static Limit none() {
        return new Limit(0, Limit.Unit.COUNT);
    }

    private static Against against(Keys keys) {
        return keys.need(
                "against", Against.STABLE, (Located node) -> Scalars.oneOf(node, Words.AGAINST));
    }

    private static void refuse(Keys keys, Subject subject, List<String> there) {
        var possible = expected(subject);
        var found = there.isEmpty() ? "" : ", there is " + String.join(" and ", there);
        var message =
                possible.isEmpty()
                        ? "expected no condition, a report is one"
                        : "expected one of " + String.join(", ", possible);
        keys.node().complain(ProblemKind.RULE_CONDITION, message + found);
    }

    private static void refuseStray(Keys keys, String key, List<String> owners) {
        if (keys.has(key) && owners.stream().noneMatch(keys::has)) {
            keys.allow(key);
            keys.keyNode(key)
                    .refuse(
                            ProblemKind.RULE_KEY,
                            "this key stands only with " + String.join(" or ", owners));
        }
    }
}
