package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The memory of an environment under way; every change of it is shown at once. */
final class Books {
    private Memory memory = Memory.empty("", "");
    private @Nullable RollbackWord rollback;
    private @Nullable String watch;
    private @Nullable String shown;

    Memory memory() {
        return memory;
    }

    void set(Memory now) {
        memory = now;
        show();
    }

    void happened(String text) {
        set(memory.after(new Event(Moment.now(), text)));
    }

    /** Where the rollback in progress stands; null when there is none. */
    @Nullable RollbackWord rollback() {
        return rollback;
    }

    void rollback(@Nullable RollbackWord word) {
        rollback = word;
        show();
    }

    /** Who watches what was delivered last, by workflow id; null when nobody does. */
    @Nullable String watch() {
        return watch;
    }

    void watch(@Nullable String workflowId) {
        watch = workflowId;
        show();
    }

    EnvironmentStatus status() {
        return EnvironmentCard.status(memory, rollback, watch);
    }

    private void show() {
        var status = status();
        Workflow.setCurrentDetails(EnvironmentCard.of(status));
        var state = status.state();
        if (state.wireName().equals(shown)
                || !memory.searchAttributes().contains(Names.STATE.getName())) {
            return;
        }
        shown = state.wireName();
        var updates = new ArrayList<SearchAttributeUpdate<?>>();
        updates.add(Names.SERVICE.valueSet(memory.service()));
        updates.add(Names.ENVIRONMENT_NAME.valueSet(memory.environment()));
        updates.add(Names.STATE.valueSet(state.wireName()));
        updates.add(
                Names.AWAITING.valueSet(
                        state == State.ROLLBACK_FAILED ? "person" : state.awaiting()));
        Workflow.upsertTypedSearchAttributes(updates.toArray(new SearchAttributeUpdate<?>[0]));
    }
}
