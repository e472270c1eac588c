package dev.holdpoint.worker.direct;

import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.When;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rollback in this process, in the order of a run's: stable is started where it does not run,
 * traffic, the rest of the list, and a proof when nothing sent before can land any more.
 */
final class DirectRollback {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Site.At at;
    private final Journal journal;
    private final DirectReport order;
    private final Effects effects;
    private boolean kept;
    private boolean checked = true;

    DirectRollback(Site.At at, DirectReport order, Journal journal) {
        this.at = at;
        this.order = order;
        this.journal = journal;
        this.effects = new Effects(at, journal.id());
    }

    /** What it will do, a line each. */
    static List<String> foretold(Site.At at, Goal.Clear goal) {
        var lines = new ArrayList<String>();
        if (!goal.runs() && goal.slot() != null) {
            lines.add("start %s in %s".formatted(goal.version(), goal.slot()));
        }
        for (var step : at.site().plan().rollback().steps()) {
            var why = left(at, step);
            lines.add(step.sentence() + (why == null ? "" : " — not done here: " + why));
        }
        lines.add("see that %s serves alone".formatted(goal.version()));
        return lines;
    }

    /** Runs it to its end; what is written down of it. */
    DirectReport run(boolean startFirst) {
        if (startFirst && !started()) {
            return failed("stable could not be started");
        }
        for (var planned : at.site().plan().rollback().steps()) {
            var why = left(at, planned);
            if (why != null) {
                journal.happened(planned.sentence(), "left", why);
            } else if (!went(planned) && moves(planned)) {
                return failed("stable was not brought back");
            }
        }
        keep();
        return proof();
    }

    private boolean started() {
        var replaced =
                order.before().releases().stream()
                        .anyMatch(it -> it.running() && order.slot().equals(it.slot()));
        if (replaced) {
            keep();
        }
        return step("start stable again", effects::back);
    }

    private boolean went(PlannedStep planned) {
        if (planned.step() instanceof Step.Deploy) {
            keep(); // it takes the place of what runs there
        }
        boolean went = step(planned.sentence(), () -> one(planned));
        checked = checked && (went || !(planned.step() instanceof Step.Check));
        return went;
    }

    private static boolean moves(PlannedStep planned) {
        return planned.step() instanceof Step.Shift || planned.step() instanceof Step.Deploy;
    }

    /** Saves once what is known of whatever else runs; nobody waits for what cannot be saved. */
    private void keep() {
        if (kept) {
            return;
        }
        kept = true;
        for (var release : order.before().releases()) {
            var version = release.version();
            if (release.running() && version != null && !version.equals(order.version())) {
                var _ =
                        step(
                                "keep what is known of " + version,
                                () -> effects.keep(release, order.reason()));
            }
        }
    }

    private DirectReport proof() {
        var landing = at.site().environment().landing();
        var late = Duration.between(Instant.now(), journal.began().plus(landing));
        boolean alone =
                at.alone().isEmpty()
                        || step(
                                "see that stable is alone",
                                () -> effects.stays(late.isPositive() ? late : PAUSE));
        boolean runs = step("see that stable runs", effects::runs);
        return alone && runs && checked
                ? journal.end(
                        Instant.now(),
                        at.site().look().told(),
                        "%s%s serves everything again.%s"
                                .formatted(
                                        order.version(),
                                        at.bound().stableSlot() == null
                                                ? ""
                                                : " in " + at.bound().stableSlot(),
                                        journal.failures()))
                : failed("stable is not proven");
    }

    private DirectReport failed(String why) {
        return journal.end(null, null, "%s: see the steps that failed.".formatted(why));
    }

    private boolean step(String sentence, Supplier<String> work) {
        journal.begins(sentence);
        for (int tries = 1; ; tries++) {
            try {
                journal.happened(sentence, "done", work.get());
                return true;
            } catch (ApplicationFailure e) {
                if (e.isNonRetryable() || tries == TRIES) {
                    journal.happened(sentence, "failed", e.getOriginalMessage());
                    return false;
                }
                Effects.pause(PAUSE);
            }
        }
    }

    private String one(PlannedStep planned) {
        return switch (planned.step()) {
            case Step.Shift _ -> effects.shift();
            case Step.Deploy _ -> effects.back();
            case Step.Check check -> effects.check(check);
            case Step.Hold hold -> effects.stays(hold.length());
            case Step.Run run -> effects.run(planned, run);
            case Step.Notify notice -> effects.tell(planned, notice, order.by(), order.reason());
            default -> throw new IllegalStateException(planned.id() + " is left to people");
        };
    }

    /** Why a step is not done without Temporal; null when it is. */
    private static @Nullable String left(Site.At at, PlannedStep planned) {
        if (planned.skipped() != null) {
            return planned.skipped();
        }
        var when = planned.step().common().when();
        boolean slots = !at.site().environment().slots().isEmpty();
        if (when != null && "none".equals(when.slots()) == slots && when.slots() != null) {
            return slots ? "the environment has slots" : "the environment has no slots";
        }
        if (when != null && remembered(when)) {
            return "it depends on what the run did, which only Temporal knows";
        }
        return switch (planned.step()) {
            case Step.Shift _,
                    Step.Deploy _,
                    Step.Check _,
                    Step.Hold _,
                    Step.Run _,
                    Step.Notify _ ->
                    null;
            default -> "a person has to see to it";
        };
    }

    private static boolean remembered(When when) {
        var not = when.not();
        return when.reached() != null
                || !when.answer().isEmpty()
                || (not != null && remembered(not));
    }
}
