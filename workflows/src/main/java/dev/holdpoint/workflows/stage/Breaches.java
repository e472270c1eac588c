package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.judge.Exposure;
import dev.holdpoint.workflows.judge.RuleVerdict;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Rule;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done about a row that fails: roll back, ask, stand still, or warn. */
final class Breaches {
    private final Execution run;
    private final Unplanned unplanned;
    private final Looking looking;
    private final Mending mending;
    private final Set<String> warned = new LinkedHashSet<>();
    private int asking;
    private int still;
    private int asked;

    /**
     * @param fix tells the environment what stable is from now on
     */
    Breaches(Execution run, Consumer<Bound> fix) {
        this.run = run;
        this.unplanned = new Unplanned(run);
        this.looking = new Looking(run);
        this.mending = new Mending(run, fix, unplanned);
    }

    /** Users leave the candidate at once where an ending takes it back. */
    void leave(Ending ending) {
        new Retreat(run, unplanned).after(ending);
    }

    /** Whether a person is asked whether it goes on; no next step begins meanwhile. */
    boolean open() {
        return asking > 0 || still > 0;
    }

    /** Lets no next step begin until something is settled; rows are acted on meanwhile. */
    void still(Runnable question) {
        still++;
        try {
            question.run();
        } finally {
            still--;
        }
    }

    /**
     * Acts on a ruling.
     *
     * @return whether users or measurements changed, so that a hold has to begin anew
     */
    boolean act(Ruling ruling) {
        warn(ruling);
        var decisive = ruling.decisive();
        if (run.stop.decided()) {
            return false;
        }
        if (ruling.action() != Rule.Action.ROLLBACK && asking == 0 && drifted(ruling)) {
            return true;
        }
        if (decisive == null || run.stop.decided()) {
            return false;
        }
        return switch (ruling.action()) {
            case WARN -> false;
            case ROLLBACK -> {
                decide(decisive.sentence(), "the judge");
                yield false;
            }
            case ASK, HOLD -> asking == 0 && ask(decisive);
        };
    }

    /** Whether the world was not as this run left it; what is to be done about it was done. */
    private boolean drifted(Ruling ruling) {
        if (!looking.hinted(ruling)) {
            return false;
        }
        asking++;
        try {
            var drift = looking.drift();
            if (drift != null && !run.stop.decided()) {
                mending.mend(drift);
            }
            return drift != null;
        } finally {
            asking--;
        }
    }

    /**
     * Sees before a shift that every place holds what it should, and lets a person decide where one
     * does not; false when the stage ends.
     */
    boolean inPlace() {
        asking++;
        try {
            var drift = looking.misplaced();
            while (drift != null && !run.stop.decided()) {
                run.board.happened(drift.text());
                mending.mend(drift);
                drift = run.stop.decided() ? null : looking.misplaced();
            }
            return !run.stop.decided();
        } finally {
            asking--;
        }
    }

    private void warn(Ruling ruling) {
        for (var verdict : ruling.verdicts()) {
            if (verdict.action() == Rule.Action.WARN
                    && verdict.breaching()
                    && warned.add(verdict.rule())) {
                run.board.happened("warning: " + verdict.sentence());
                Notices.tell(run, "warning", "A warning", verdict.sentence(), Map.of());
            }
        }
    }

    private void decide(String why, String by) {
        run.board.happened("breach: " + why);
        run.stop.decide(Ending.now(Ending.Kind.ROLLBACK, why, by));
    }

    private boolean ask(RuleVerdict verdict) {
        asking++;
        try {
            var rule = run.bench.rule(verdict);
            var before = run.bench.exposure();
            boolean moved = rule != null && rule.stableMeanwhile() && unplanned.protect();
            var text = verdict.sentence();
            while (true) {
                var outcome =
                        new Asked(run).ask(questionId(verdict), text + ". What now?", asking(rule));
                if (run.stop.decided()) {
                    return false;
                }
                settle(outcome, verdict);
                if (!moved
                        || before == null
                        || outcome.consequence() != Consequence.CONTINUE
                        || again(before, outcome)) {
                    run.bench.restart();
                    return true;
                }
                text = "users could not be sent to the candidate again; " + verdict.sentence();
            }
        } finally {
            asking--;
        }
    }

    /** Users come back to the candidate, as a person decided; whether they did. */
    private boolean again(Exposure before, Asked.Outcome outcome) {
        return unplanned.send(
                "back to the candidate, as " + outcome.by() + " decided", before.shares());
    }

    private String questionId(RuleVerdict verdict) {
        asked++;
        return asked == 1 ? verdict.rule() : verdict.rule() + "-" + asked;
    }

    private void settle(Asked.Outcome outcome, RuleVerdict verdict) {
        run.bench.settledReports();
        var why = verdict.sentence() + "; " + outcome.sentence();
        switch (outcome.consequence()) {
            case ROLLBACK -> decide(why, outcome.by());
            case STOP -> run.stop.decide(Ending.now(Ending.Kind.STOPPED, why, outcome.by()));
            case CONTINUE, RETRY, HOLD, ASK -> run.board.happened(why);
        }
    }

    private Asking asking(@Nullable Rule rule) {
        var stage = run.asking;
        if (rule == null) {
            return stage;
        }
        var by = rule.by() == null ? stage.by() : rule.by();
        var within = Execution.orElse(rule.within(), stage.within());
        var otherwise = rule.otherwise() == null ? stage.otherwise() : rule.otherwise();
        return new Asking(by, stage.answers(), within, otherwise);
    }
}
