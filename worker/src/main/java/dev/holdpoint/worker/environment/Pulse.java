package dev.holdpoint.worker.environment;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeats each second while a call waits; when a heartbeat learns that the activity was
 * cancelled or the worker stops, the call is cut off.
 */
final class Pulse implements AutoCloseable {
    private final ActivityExecutionContext activity;
    private final Context.CancellableContext context;
    private final ScheduledExecutorService ticker;
    private volatile @Nullable ActivityCompletionException ended;

    private Pulse(ActivityExecutionContext activity) {
        this.activity = activity;
        this.context = Context.current().withCancellation();
        this.ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("follow-heartbeat").factory());
    }

    /** For the activity of this thread. */
    static Pulse start() {
        var pulse = new Pulse(Activity.getExecutionContext());
        var _ = pulse.ticker.scheduleAtFixedRate(pulse::beat, 0, 1, TimeUnit.SECONDS);
        return pulse;
    }

    /** The call's answer, or that the activity has to end. */
    <T> T call(Supplier<T> waiting) {
        var before = context.attach();
        try {
            return waiting.get();
        } catch (StatusRuntimeException e) {
            var end = ended;
            throw e.getStatus().getCode() == Status.Code.CANCELLED && end != null ? end : e;
        } finally {
            context.detach(before);
        }
    }

    private void beat() {
        try {
            activity.heartbeat(null);
        } catch (ActivityCompletionException e) {
            ended = e;
            context.cancel(e);
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        context.cancel(null);
    }
}
