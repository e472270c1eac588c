package dev.holdpoint.activities;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Beats each second while an activity works, with the last sentence it told. That the activity was
 * cancelled is learned by a beat and thrown at the work when it next tells something.
 */
public final class Heartbeat implements Progress {
    private final ActivityExecutionContext activity;
    private final ScheduledExecutorService ticker;
    private volatile String sentence;
    private volatile @Nullable ActivityCompletionException ended;

    private Heartbeat(ActivityExecutionContext activity, String first) {
        this.activity = activity;
        this.sentence = first;
        this.ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("heartbeat").factory());
    }

    /**
     * Starts to beat for the activity of this thread.
     *
     * @param first the sentence until the work tells one
     */
    public static Heartbeat start(String first) {
        var heartbeat = new Heartbeat(Activity.getExecutionContext(), first);
        var _ = heartbeat.ticker.scheduleAtFixedRate(heartbeat::beat, 0, 1, TimeUnit.SECONDS);
        return heartbeat;
    }

    @Override
    public void accept(String progress) {
        sentence = progress;
        var end = ended;
        if (end != null) {
            throw end;
        }
    }

    @Override
    public void stillWanted(boolean strict) {
        var fence = new Fence(activity);
        if (strict) {
            fence.strict();
        } else {
            fence.lenient();
        }
    }

    @Override
    public void close() {
        ticker.shutdown(); // lets a beat on its way arrive
    }

    private void beat() {
        try {
            activity.heartbeat(sentence);
        } catch (ActivityCompletionException e) {
            ended = e;
        }
    }
}
