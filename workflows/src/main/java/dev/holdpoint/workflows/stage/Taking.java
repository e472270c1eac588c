package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.Bind;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.Kept;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.status.TimeText;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.failure.ActivityFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the environment for the deployment: acquire, look, fix, and write the undo for hands. */
final class Taking {
    private final Execution run;
    private final Assignment assignment;

    Taking(Execution run, Assignment assignment) {
        this.run = run;
        this.assignment = assignment;
    }

    /** Takes it; why it could not be, null when it was. */
    @Nullable Ending take() {
        var environment = run.there();
        var id = id();
        // a run that deploys nothing takes no slot
        var grant = acquired(id, "acquire", assignment.proving());
        if (grant.kept() != null) {
            var refused = givenUp(grant.kept());
            if (refused != null) {
                return refused;
            }
            grant = acquired(id, "acquire-kept", true);
        }
        if (!grant.granted()) {
            var kind = grant.unsettled() ? Ending.Kind.UNSETTLED : Ending.Kind.LOCKED;
            return Ending.now(kind, String.valueOf(grant.refusal()), id);
        }
        var unsettled = fix(id, environment, grant);
        if (unsettled != null) {
            handBack(id, unsettled);
            return Ending.now(Ending.Kind.UNSETTLED, unsettled, id);
        }
        return null;
    }

    private Grant acquired(String id, String key, boolean takesKept) {
        return Ports.environment("take " + id).acquire(key(key), id, acquire(takesKept));
    }

    /** Asks whether the kept slot may be taken; how the stage ends when it may not. */
    private @Nullable Ending givenUp(Kept kept) {
        var text =
                "%s keeps %s until %s, for the way back from what serves now. Take it for %s?"
                        .formatted(
                                kept.slot(),
                                kept.version(),
                                TimeText.of(kept.until()),
                                run.plan.artifact().version());
        var asking = run.asking;
        var outcome =
                new Asked(run)
                        .ask(
                                "kept",
                                text,
                                new Asking(
                                        asking.by(),
                                        Ordered.of(
                                                "take",
                                                Consequence.CONTINUE,
                                                "leave",
                                                Consequence.STOP),
                                        asking.within(),
                                        Consequence.STOP));
        if (run.stop.decided()) {
            return run.stop.ending();
        }
        run.board.happened(outcome.sentence());
        return outcome.consequence() == Consequence.CONTINUE
                ? null
                : Ending.now(
                        Ending.Kind.STOPPED,
                        "%s is kept; %s".formatted(kept.slot(), outcome.sentence()),
                        outcome.by());
    }

    /** Looks and fixes stable and candidate; why nobody can tell them, null when it is done. */
    private @Nullable String fix(String id, PlannedEnvironment environment, Grant grant) {
        World.Seen seen;
        try {
            seen = World.look(run.ports, run.plan, environment, null);
        } catch (ActivityFailure e) {
            return "%s could not be looked at: %s".formatted(id, Failures.sentence(e));
        }
        var binding = Binding.of(id, environment, seen, grant.settled());
        if (assignment.proving()) {
            binding = binding.proving(run.plan.artifact().version(), seen, grant.former());
        }
        if (binding.bound() == null) {
            return binding.unsettled()
                    + WayOut.byHand(run.ports, run.plan, environment, grant.settled(), seen);
        }
        run.bind(binding.bound());
        if (assignment.proving()) {
            run.bench.shifted(binding.bound().judged(), binding.bound().shares());
        }
        tell(key("bind"), binding.bound());
        run.board.happened(fixed(binding.bound()));
        Hands.write(run, binding.bound());
        Notices.begun(run, fixed(binding.bound()));
        return null;
    }

    /** Tells the environment what is fixed: it brings stable back when this run is gone. */
    void tell(String key, Bound bound) {
        var id = id();
        Ports.environment("tell " + id + " what is fixed")
                .bind(key, id, new Bind(assignment.holder(), assignment.runId(), bound));
    }

    private String id() {
        return Names.environmentId(run.plan.request().service(), run.there().name());
    }

    /** Nothing was fixed, so nothing was changed: the environment knows what it knew. */
    private void handBack(String id, String why) {
        Ports.environment("hand " + id + " back untouched")
                .handBack(
                        key("hand-back"),
                        id,
                        new HandBack(
                                assignment.holder(),
                                assignment.runId(),
                                why,
                                null,
                                false,
                                List.of(),
                                Map.of(),
                                null));
    }

    private Acquire acquire(boolean takesKept) {
        Plan plan = run.plan;
        var label = plan.request().service() + " " + plan.request().version();
        return new Acquire(
                assignment.holder(),
                assignment.runId(),
                label,
                plan.slice(List.of()),
                assignment.searchAttributes(),
                takesKept);
    }

    private String key(String what) {
        return "%s/%s/%s".formatted(assignment.runId(), run.there().name(), what);
    }

    private String fixed(Bound bound) {
        if (assignment.proving()) {
            return "%s serves and is proven; before it was %s"
                    .formatted(
                            run.plan.artifact().version(),
                            bound.stable() == null ? "nothing" : bound.stable().version());
        }
        var stable = bound.stable();
        var candidate = bound.candidateSlot() == null ? "in place" : "to " + bound.candidateSlot();
        return stable == null
                ? "nothing runs yet; the new release comes " + candidate
                : "stable is %s%s; the new release comes %s"
                        .formatted(
                                stable.version(),
                                bound.stableSlot() == null ? "" : " in " + bound.stableSlot(),
                                candidate);
    }
}
