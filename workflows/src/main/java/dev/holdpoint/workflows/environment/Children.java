package dev.holdpoint.workflows.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** The workflows that an environment starts; each outlives it. */
final class Children {
    private Children() {}

    /** Starts one with its assignment. */
    static Promise<JsonNode> start(String type, String id, String summary, Object assignment) {
        var stub =
                Workflow.newUntypedChildWorkflowStub(
                        type,
                        ChildWorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(Names.TASK_QUEUE)
                                .setWorkflowTaskTimeout(Names.TASK_TIME)
                                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                                .setStaticSummary(summary)
                                .build());
        var input = Payloads.mapper().createObjectNode();
        input.set("assignment", Payloads.mapper().valueToTree(assignment));
        return stub.executeAsync(JsonNode.class, input);
    }
}
