package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.port.ObserveCall.PlaceToSee;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.runbook.Place;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Users leave the candidate the moment its rollback is decided, where stable is seen to run. The
 * rollback, which is asked for after that, shifts and proves for itself: nothing here delays it for
 * long, and what fails here is its to do.
 */
final class Retreat {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /**
     * Later than that a rollback that somebody else asked for may be over, and the next run here.
     */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Execution run;
    private final Unplanned unplanned;

    Retreat(Execution run, Unplanned unplanned) {
        this.run = run;
        this.unplanned = unplanned;
    }

    /** Sends users to stable, where an ending means that somebody has to. */
    void after(Ending ending) {
        boolean wanted = ending.undoes() && run.touched() && run.bench.exposed();
        boolean soon = !Moment.now().isAfter(ending.at().plus(SOON));
        if (!wanted || !soon || Places.stableVersion(run) == null) {
            return;
        }
        var alone = new StableAlone(run, run.fixed());
        var before = alone.before();
        if (stands()) {
            alone.tell(before);
            unplanned.leave(
                    "users to stable as soon as it was decided",
                    new Shares(run.fixed()).stableAlone());
        }
    }

    private boolean stands() {
        var version = Places.stableVersion(run);
        var deploy = run.there().deploy();
        if (version == null || deploy == null) {
            return false;
        }
        var place = new PlaceToSee(run.at(Place.STABLE, deploy), version);
        var seen = seen(place);
        return seen != null && place.expects(seen);
    }

    private @Nullable Release seen(PlaceToSee place) {
        var looks = new ArrayList<Promise<Release>>();
        var port = run.ports.glance("see that stable can take users back");
        CancellationScope looking =
                Workflow.newCancellationScope(
                        () -> looks.add(Async.function(port::currentRelease, place.target())));
        looking.run();
        var look = looks.getFirst();
        if (Wait.atMost(LOOK, "a look at stable", look::isCompleted)) {
            return look.getFailure() == null ? look.get() : null;
        }
        looking.cancel();
        return null;
    }
}
