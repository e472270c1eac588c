package dev.holdpoint.worker.host;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The keys {@code temporal.workflow-cache.*}.
 *
 * @param maxInstances workflows kept in memory
 * @param maxThreads threads of workflows
 * @param usingVirtualWorkflowThreads whether these are virtual
 */
@ConfigurationProperties("temporal.workflow-cache")
public record WorkflowCacheConfig(
        @Bindable(defaultValue = "600") int maxInstances,
        @Bindable(defaultValue = "600") int maxThreads,
        @Bindable(defaultValue = "true") boolean usingVirtualWorkflowThreads) {}
