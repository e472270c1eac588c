package dev.holdpoint.worker.demo;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;

public final class WaitingWorkflow implements Waiting {
    private String word = "";

    @Override
    public String run() {
        var state = SearchAttributeKey.forKeyword("HoldpointState");
        Workflow.upsertTypedSearchAttributes(state.valueSet("WaitingPerson"));
        Workflow.await(() -> !word.isEmpty());
        return word;
    }

    @Override
    public void go(String word) {
        this.word = word;
    }
}
