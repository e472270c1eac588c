package dev.holdpoint.worker.host;

import dev.holdpoint.workflows.wire.Names;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The pollers of this process: one Temporal worker for each queue. */
final class Crew {
    /** How long a task waits for the worker that knows the run before any other may take it. */
    private static final Duration STICKY = Duration.ofSeconds(1);

    /** How old a heartbeat may get before it is sent, so that a stop is heard within a second. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /**
     * How long a run's code may keep its thread before it counts as stuck. The SDK's second is
     * passed by a cold process on a slow machine that still loads its classes, and each such run
     * costs a page of log and a try. A second less than a workflow task has, so that the worker
     * names what is stuck before the server gives it to another.
     */
    private static final Duration STUCK = Names.TASK_TIME.minusSeconds(1);

    private final WorkerFactory factory;

    private Crew(WorkerFactory factory) {
        this.factory = factory;
    }

    /** Not polling yet. */
    static Crew of(WorkflowClient client, Size size, Work work, WorkerInterceptor interceptor) {
        var cache = size.cache();
        var factory =
                WorkerFactory.newInstance(
                        client,
                        WorkerFactoryOptions.newBuilder()
                                .setWorkflowCacheSize(cache.maxInstances())
                                .setMaxWorkflowThreadCount(cache.maxThreads())
                                .setUsingVirtualWorkflowThreads(cache.usingVirtualWorkflowThreads())
                                .setWorkerInterceptors(interceptor)
                                .build());
        for (var queue : size.queues()) {
            var worker = factory.newWorker(queue, options(size.capacity(queue)));
            if (queue.equals(Names.TASK_QUEUE)) {
                work.workflows().register(worker);
            }
            worker.registerActivitiesImplementations(work.activities().toArray());
        }
        return new Crew(factory);
    }

    /** Starts to poll; a server that is not there throws. */
    void start() {
        factory.start();
    }

    boolean polls() {
        return factory.isStarted() && !factory.isShutdown();
    }

    /** Takes nothing new, lets what runs go on for the given time, then cuts it off. */
    void stop(Duration drain) {
        factory.shutdown();
        factory.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS);
        factory.shutdownNow();
        factory.awaitTermination(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    static WorkerOptions options(QueueConfig.Capacity capacity) {
        return WorkerOptions.newBuilder()
                .setStickyQueueScheduleToStartTimeout(STICKY)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT)
                .setDefaultHeartbeatThrottleInterval(HEARTBEAT)
                .setDefaultDeadlockDetectionTimeout(STUCK.toMillis())
                .setUsingVirtualThreadsOnActivityWorker(true)
                .setUsingVirtualThreadsOnLocalActivityWorker(true)
                .setMaxConcurrentWorkflowTaskExecutionSize(
                        capacity.maxConcurrentWorkflowTaskExecutors())
                .setMaxConcurrentActivityExecutionSize(capacity.maxConcurrentActivityExecutors())
                .setMaxConcurrentLocalActivityExecutionSize(
                        capacity.maxConcurrentLocalActivityExecutors())
                .setMaxConcurrentWorkflowTaskPollers(capacity.maxConcurrentWorkflowTaskPollers())
                .setMaxConcurrentActivityTaskPollers(capacity.maxConcurrentActivityTaskPollers())
                .build();
    }

    /**
     * How much this process takes on.
     *
     * @param settings of queues that are named in the configuration
     */
    record Size(List<String> queues, WorkflowCacheConfig cache, List<QueueConfig> settings) {
        Size {
            queues = List.copyOf(queues);
            settings = List.copyOf(settings);
        }

        QueueConfig.Capacity capacity(String queue) {
            return settings.stream()
                    .filter(config -> queue.equals(config.taskQueue()))
                    .map(QueueConfig::capacity)
                    .findFirst()
                    .orElse(QueueConfig.Capacity.DEFAULT);
        }
    }
}
