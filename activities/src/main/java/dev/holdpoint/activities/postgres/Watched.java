package dev.holdpoint.activities.postgres;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Long work on a thread of its own, beside a heartbeat that tells of it and may stop it. */
final class Watched {
    private static final long BEAT_MILLIS = 500;

    /** The work; interrupted when nobody waits for it any more. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws InterruptedException;
    }

    private Watched() {}

    /**
     * Runs the work to its end. When the heartbeat throws, because the activity was cancelled, the
     * work is stopped and its end awaited first.
     */
    static <T> T run(Work<T> work, Runnable heartbeat, Runnable stop) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var future = threads.submit(work::run);
            try {
                while (!ended(future)) {
                    heartbeat.run();
                }
                return result(future);
            } finally {
                if (!future.isDone()) {
                    stop.run();
                    future.cancel(true);
                }
            }
        }
    }

    private static boolean ended(Future<?> future) {
        try {
            future.get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            return true;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the worker is stopping", e);
    }
}
