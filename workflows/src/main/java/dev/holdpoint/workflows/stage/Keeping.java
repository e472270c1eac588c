package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.port.EvidenceActivities;
import dev.holdpoint.workflows.runbook.Place;
import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of the candidate is saved once, before anything of it is stopped. */
final class Keeping {
    private static final String DEPLOY = "deploy";

    /** Without slots users wait for stable meanwhile. */
    private static final Duration WHILE_USERS_WAIT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Execution run;
    private final Bound bound;
    private final String holder;
    private final String why;
    private boolean tried;
    private @Nullable String place;

    /**
     * @param holder the workflow id of the run that brought the candidate
     * @param why why it is given up
     */
    Keeping(Execution run, Bound bound, String holder, String why) {
        this.run = run;
        this.bound = bound;
        this.holder = holder;
        this.why = why;
    }

    /** A run that stops leaves its candidate, whose place the next one takes. */
    static Ending ofWhatIsLeft(Execution run, String holder, Ending ending) {
        var bound = run.bound();
        if (ending.kind() != Ending.Kind.STOPPED || bound == null) {
            return ending;
        }
        var keeping = new Keeping(run, bound, holder, ending.why());
        keeping.save();
        return new Ending(
                ending.kind(), ending.why() + keeping.sentence(), ending.by(), ending.at());
    }

    /** Saves it, where one was deployed; that it could not be done is an event and no failure. */
    void save() {
        var deploy = bound.environment().deploy();
        if (tried || deploy == null || !run.reached.contains(DEPLOY)) {
            return;
        }
        tried = true;
        var version = run.plan.artifact().version();
        var call =
                new EvidenceActivities.Call(
                        run.references().at(Place.Kind.CANDIDATE, deploy),
                        holder,
                        why,
                        Moment.now());
        try {
            var kept =
                    run.ports
                            .evidence(
                                    "keep what is known of " + version,
                                    run.slots() ? PATIENCE : WHILE_USERS_WAIT)
                            .keep(run.runId + "/evidence/" + bound.judged(), call);
            place = kept.place();
            run.board.happened(
                    "what is known of %s is kept in %s: %s"
                            .formatted(version, kept.place(), String.join(", ", kept.files())));
            kept.missing().forEach(run.board::happened);
        } catch (ActivityFailure e) {
            run.board.happened(
                    "nothing of %s could be kept: %s".formatted(version, Failures.sentence(e)));
        }
    }

    /** Where it lies, to follow a sentence; empty where nothing was saved. */
    String sentence() {
        return place == null ? "" : " Evidence: " + place + ".";
    }
}
