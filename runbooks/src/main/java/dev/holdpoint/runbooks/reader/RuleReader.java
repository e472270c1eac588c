package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Rule.Action;
import dev.holdpoint.workflows.runbook.Rule.Severity;
import dev.holdpoint.workflows.runbook.Rule.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a row of the decision matrix. */
final class RuleReader {
    private static final List<String> SUBJECTS = List.of("metric", "check", "report");
    private static final List<String> FOR_PEOPLE =
            List.of("by", "meanwhile", "within", "otherwise");

    private RuleReader() {}

    static Rule read(Located node) {
        var keys = Keys.of(node);
        var subject = subject(keys);
        var action = action(keys);
        var rule =
                new Rule(
                        subject,
                        ConditionReader.read(keys, subject),
                        keys.maybe("for", Quantities::duration),
                        keys.maybe("during", Quantities::duration),
                        keys.maybe("atLeast", Scalars::count),
                        severity(keys, action),
                        action,
                        keys.maybe("by", Names::name),
                        keys.maybe("meanwhile", of -> Scalars.only(of, "stable")) != null,
                        keys.maybe("within", Quantities::duration),
                        keys.maybe("otherwise", of -> Scalars.oneOf(of, Words.CONSEQUENCES)),
                        keys.maybe("sop", SopLines::read));
        refuseMisplaced(keys, subject, action);
        keys.close();
        return rule;
    }

    private static Subject subject(Keys keys) {
        var there = SUBJECTS.stream().filter(keys::has).toList();
        if (there.size() != 1 && keys.node().isMap()) {
            keys.node()
                    .complain(
                            ProblemKind.RULE_SUBJECT,
                            "expected one of metric, check, report"
                                    + (there.isEmpty()
                                            ? ""
                                            : ", there are " + String.join(" and ", there)));
        }
        var metric = keys.maybe("metric", Names::name);
        var check = keys.maybe("check", Names::name);
        var report = keys.maybe("report", Names::name);
        if (check != null) {
            return new Subject.Check(check);
        }
        return report != null
                ? new Subject.Report(report)
                : new Subject.Metric(metric == null ? "" : metric);
    }

    private static Action action(Keys keys) {
        return keys.need("action", Action.ROLLBACK, node -> Scalars.oneOf(node, Words.ACTIONS));
    }

    private static @Nullable Severity severity(Keys keys, Action action) {
        return action == Action.WARN
                ? keys.maybe("severity", RuleReader::severity)
                : keys.need("severity", Severity.P0, RuleReader::severity);
    }

    private static Severity severity(Located node) {
        return Scalars.oneOf(node, Words.SEVERITIES);
    }

    private static void refuseMisplaced(Keys keys, Subject subject, Action action) {
        if (action == Action.WARN || action == Action.ROLLBACK) {
            FOR_PEOPLE.forEach(key -> refuse(keys, key, "with the action ask or hold"));
        }
        if (!(subject instanceof Subject.Metric)) {
            List.of("for", "atLeast").forEach(key -> refuse(keys, key, "with a metric"));
        }
        if (subject instanceof Subject.Report) {
            refuse(keys, "during", "with a metric or a check");
        }
    }

    private static void refuse(Keys keys, String key, String where) {
        if (keys.has(key)) {
            keys.keyNode(key).refuse(ProblemKind.RULE_KEY, "this key stands only " + where);
        }
    }
}
