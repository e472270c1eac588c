package dev.holdpoint.worker.demo;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A workflow that says where it stands and waits for a word. */
@WorkflowInterface
public interface Waiting {
    @WorkflowMethod
    String run();

    @SignalMethod
    void go(String word);
}
