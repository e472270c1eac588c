package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Stage.WatchPhase;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Divides every waiting time, and never a count, a threshold or the time that real work may take.
 *
 * @param factor at least 1
 */
record Speedup(int factor) {
    /** The fastest sampling there is: faster ones measure the sampler. */
    static final Duration FASTEST = Duration.ofMillis(200);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    Duration of(Duration waiting) {
        if (factor == 1) {
            return waiting;
        }
        var divided = waiting.dividedBy(factor).truncatedTo(ChronoUnit.MILLIS);
        return divided.compareTo(SHORTEST) < 0 ? SHORTEST : divided;
    }

    private @Nullable Duration orNull(@Nullable Duration waiting) {
        return waiting == null ? null : of(waiting);
    }

    private Duration sampling(Duration every) {
        if (factor == 1) {
            return every;
        }
        var divided = of(every);
        return divided.compareTo(FASTEST) < 0 ? FASTEST : divided;
    }

    WatchPhase of(WatchPhase phase) {
        return new WatchPhase(of(phase.length()), sampling(phase.every()));
    }

    Asking of(Asking asking) {
        return new Asking(asking.by(), asking.answers(), of(asking.within()), asking.otherwise());
    }

    /** Time-boxes of questions, holds and their sampling, look-backs, lead times of notices. */
    Step of(Step step) {
        return switch (step) {
            case Step.Approve _, Step.Confirm _, Step.Ask _ -> boxed(step);
            case Step.Hold hold ->
                    boxed(
                            new Step.Hold(
                                    hold.common(),
                                    of(hold.length()),
                                    sampling(hold.every()),
                                    hold.checks()));
            case Step.Check check ->
                    new Step.Check(check.common(), check.checks(), orNull(check.over()));
            case Step.Notify notify ->
                    new Step.Notify(
                            notify.common(),
                            notify.notice(),
                            notify.to(),
                            notify.required(),
                            orNull(notify.lead()));
            case Step.Wait _,
                    Step.Backup _,
                    Step.Restore _,
                    Step.Migrate _,
                    Step.Deploy _,
                    Step.Shift _,
                    Step.Ramp _,
                    Step.Flag _,
                    Step.Run _,
                    Step.Document _ ->
                    step;
        };
    }

    /** The sustain, the first so long of exposure and the time-box of a rule. */
    Rule of(Rule rule) {
        return new Rule(
                rule.subject(),
                rule.condition(),
                orNull(rule.sustained()),
                orNull(rule.during()),
                rule.atLeast(),
                rule.severity(),
                rule.action(),
                rule.by(),
                rule.stableMeanwhile(),
                orNull(rule.within()),
                rule.otherwise(),
                rule.sop());
    }

    private Step boxed(Step step) {
        var common = step.common();
        return step.with(
                Commons.asking(common, common.by(), orNull(common.within()), common.otherwise()));
    }
}
