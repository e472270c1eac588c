package dev.holdpoint.worker.host;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * The keys {@code temporal.workers[n].*}: settings of one queue.
 *
 * @param taskQueue which one, {@code holdpoint} or {@code holdpoint-<worker>}
 * @param capacity how much at once
 */
@EachProperty(value = "temporal.workers", list = true)
public record QueueConfig(@Nullable String taskQueue, Capacity capacity) {
    /**
     * The keys {@code temporal.workers[n].capacity.*}.
     *
     * @param maxConcurrentWorkflowTaskExecutors workflow tasks at once
     * @param maxConcurrentActivityExecutors activities at once; a run in a hold takes two for as
     *     long as it lasts, which only wait, and a rollback must find one free at once
     * @param maxConcurrentLocalActivityExecutors local activities at once
     * @param maxConcurrentWorkflowTaskPollers pollers for workflow tasks
     * @param maxConcurrentActivityTaskPollers pollers for activities
     */
    @ConfigurationProperties("capacity")
    public record Capacity(
            @Bindable(defaultValue = "200") int maxConcurrentWorkflowTaskExecutors,
            @Bindable(defaultValue = "2000") int maxConcurrentActivityExecutors,
            @Bindable(defaultValue = "200") int maxConcurrentLocalActivityExecutors,
            @Bindable(defaultValue = "5") int maxConcurrentWorkflowTaskPollers,
            @Bindable(defaultValue = "5") int maxConcurrentActivityTaskPollers) {

        static final Capacity DEFAULT = new Capacity(200, 2_000, 200, 5, 5);
    }
}
