package dev.holdpoint.workflows.status;

import io.temporal.workflow.QueryMethod;
import org.jspecify.annotations.Nullable;

/** The query that every workflow of ours answers, except the environment. */
public interface StatusQuery {
    /** Everything about the run; begins with five sentences. */
    @QueryMethod(
            name = "status",
            description = "Everything about this run, sentences first; needs no input")
    @Nullable Status status();
}
