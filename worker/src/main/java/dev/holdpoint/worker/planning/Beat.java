package dev.holdpoint.worker.planning;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Beats each second while a plan is compiled; a stop reaches the source when it next tells. */
final class Beat implements Consumer<String>, AutoCloseable {
    private final ActivityExecutionContext activity;
    private final ScheduledExecutorService ticker;
    private volatile String sentence = "reading documents";
    private volatile @Nullable ActivityCompletionException ended;

    private Beat(ActivityExecutionContext activity) {
        this.activity = activity;
        this.ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("plan-heartbeat").factory());
    }

    static Beat start() {
        var beat = new Beat(Activity.getExecutionContext());
        var _ = beat.ticker.scheduleAtFixedRate(beat::beat, 0, 1, TimeUnit.SECONDS);
        return beat;
    }

    @Override
    public void accept(String progress) {
        sentence = progress;
        var end = ended;
        if (end != null) {
            throw end;
        }
    }

    private void beat() {
        try {
            activity.heartbeat(sentence);
        } catch (ActivityCompletionException e) {
            ended = e;
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
