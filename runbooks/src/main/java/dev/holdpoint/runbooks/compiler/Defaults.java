package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the language means where a runbook says nothing, written out. */
final class Defaults {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String STOP = "stop";

    private Defaults() {}

    /**
     * Questions wait a day and then stop; an undecided hold asks as the runbook's {@code onFailure}
     * does.
     */
    static Step fill(Step step, Asking asking) {
        return switch (step) {
            case Step.Approve _, Step.Confirm _, Step.Ask _ -> question(step, A_DAY, null, STOP);
            case Step.Hold _ ->
                    question(step, asking.within(), asking.by(), name(asking.otherwise()));
            case Step.Check _,
                    Step.Wait _,
                    Step.Backup _,
                    Step.Restore _,
                    Step.Migrate _,
                    Step.Deploy _,
                    Step.Shift _,
                    Step.Ramp _,
                    Step.Flag _,
                    Step.Run _,
                    Step.Notify _,
                    Step.Document _ ->
                    step;
        };
    }

    /** A rule that asks, asks as the runbook's {@code onFailure} does unless it says otherwise. */
    static Rule fill(Rule rule, Asking asking) {
        return switch (rule.action()) {
            case ROLLBACK, WARN -> rule;
            case HOLD, ASK ->
                    new Rule(
                            rule.subject(),
                            rule.condition(),
                            rule.sustained(),
                            rule.during(),
                            rule.atLeast(),
                            rule.severity(),
                            rule.action(),
                            rule.by() == null ? asking.by() : rule.by(),
                            rule.stableMeanwhile(),
                            Objects.requireNonNullElse(rule.within(), asking.within()),
                            Objects.requireNonNullElse(rule.otherwise(), asking.otherwise()),
                            rule.sop());
        };
    }

    private static Step question(
            Step step, Duration within, @Nullable String by, String otherwise) {
        var common = step.common();
        return step.with(
                Commons.asking(
                        common,
                        common.by() == null ? by : common.by(),
                        Objects.requireNonNullElse(common.within(), within),
                        Objects.requireNonNullElse(common.otherwise(), otherwise)));
    }

    private static String name(Consequence consequence) {
        return consequence.name().toLowerCase(Locale.ROOT);
    }
}
