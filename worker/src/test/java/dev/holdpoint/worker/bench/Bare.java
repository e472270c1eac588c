package dev.holdpoint.worker.bench;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** The least that a deployment could be: its activities, one after the other. */
@WorkflowInterface
public interface Bare {
    @WorkflowMethod(name = "Bare")
    void run(List<Deed> deeds);
}
