package dev.holdpoint.workflows.call;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** A durable timer, named for the timeline, that can be stopped by itself. */
public final class Countdown {
    /**
     * One that ends so soon is left to its end: it may have fired while the task runs, and to
     * cancel it then is what the in-process server does not survive.
     */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final CancellationScope scope;
    private final Promise<Void> timer;
    private final Instant end;

    private Countdown(CancellationScope scope, Promise<Void> timer, Instant end) {
        this.scope = scope;
        this.timer = timer;
        this.end = end;
    }

    /** Starts it. */
    public static Countdown of(Duration length, String summary) {
        var timers = new ArrayList<Promise<Void>>();
        var options = TimerOptions.newBuilder().setSummary(Brief.of(summary)).build();
        var scope =
                Workflow.newCancellationScope(() -> timers.add(Workflow.newTimer(length, options)));
        scope.run();
        return new Countdown(scope, timers.getFirst(), Moment.now().plus(length));
    }

    /** Whether its time is over. */
    public boolean over() {
        return timer.isCompleted();
    }

    /** Stops it; that it ends as cancelled is looked at, or the SDK warns of it. */
    public void stop() {
        if (!timer.isCompleted() && Moment.now().plus(SOON).isBefore(end)) {
            scope.cancel();
            timer.getFailure();
        }
    }
}
