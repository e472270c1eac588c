package dev.holdpoint.runbooks.reader;

import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Freeze;
import dev.holdpoint.workflows.runbook.Identity;
import dev.holdpoint.workflows.runbook.OnLost;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The closed lists of words of the language, each in the order in which problems name them. */
final class Words {
    static final Map<String, Consequence> CONSEQUENCES =
            consequences("stop", "rollback", "ask", "hold", "continue");
    static final Map<String, Consequence> STAGE_FAILURES = consequences("stop", "rollback", "ask");
    static final Map<String, Consequence> ANSWERS =
            consequences("continue", "stop", "rollback", "hold");
    static final Map<String, OnLost> ON_LOST = lower(OnLost.values());
    static final Map<String, Freeze.WhileRunning> WHILE_RUNNING =
            lower(Freeze.WhileRunning.values());
    static final Map<String, StageType> STAGE_TYPES = of(StageType.values(), StageType::wireName);
    static final Map<String, Step.Migrate.Direction> DIRECTIONS =
            lower(Step.Migrate.Direction.values());
    static final Map<String, Step.Deploy.Which> RELEASES = lower(Step.Deploy.Which.values());
    static final Map<String, Rule.Severity> SEVERITIES =
            of(Rule.Severity.values(), Rule.Severity::name);
    static final Map<String, Rule.Action> ACTIONS = lower(Rule.Action.values());
    static final Map<String, Rule.Against> AGAINST = lower(Rule.Against.values());
    static final Map<String, Identity> IDENTITIES = lower(Identity.values());
    static final Map<String, String> MIGRATIONS =
            same("none", "additive", "destructive", "irreversible");
    static final Map<String, String> SLOTS = same("none", "some");
    static final Map<String, String> FORM = same("required", "optional");
    static final Map<String, String> KINDS =
            same(
                    "check", "confirm", "approve", "ask", "wait", "backup", "restore", "migrate",
                    "deploy", "shift", "ramp", "hold", "flag", "run", "notify", "record");

    private Words() {}

    static Map<String, String> same(String... words) {
        return of(words, Function.identity());
    }

    private static Map<String, Consequence> consequences(String... words) {
        var map = new LinkedHashMap<String, Consequence>();
        for (String word : words) {
            map.put(word, Consequence.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return Collections.unmodifiableMap(map);
    }

    private static <E extends Enum<E>> Map<String, E> lower(E[] values) {
        return of(values, value -> value.name().toLowerCase(Locale.ROOT));
    }

    private static <T> Map<String, T> of(T[] values, Function<T, String> word) {
        var map = new LinkedHashMap<String, T>();
        Arrays.stream(values).forEach(value -> map.put(word.apply(value), value));
        return Collections.unmodifiableMap(map);
    }
}
