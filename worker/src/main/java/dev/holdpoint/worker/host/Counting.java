package dev.holdpoint.worker.host;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import jakarta.inject.Singleton;

/** Looks at what this worker does: counts it, and gives its log lines their run and step. */
@Singleton
final class Counting extends WorkerInterceptorBase {
    private final Counts counts;

    Counting(Counts counts) {
        this.counts = counts;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new CountedRun(next, counts);
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new NamedActivity(next);
    }
}
