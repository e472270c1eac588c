package dev.holdpoint.activities.postgres;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A call that runs beside the test. */
final class Background<T> {
    private final FutureTask<T> task;

    Background(Callable<T> call) {
        this.task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
    }

    boolean done() {
        return task.isDone();
    }

    T result() throws Exception {
        return task.get(30, TimeUnit.SECONDS);
    }
}
