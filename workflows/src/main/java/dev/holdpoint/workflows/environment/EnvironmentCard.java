package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.status.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people see of an environment. */
final class EnvironmentCard {
    private EnvironmentCard() {}

    static EnvironmentStatus status(Memory memory, @Nullable String rollback) {
        var holder = memory.holder();
        var state =
                rollback != null ? State.ROLLING_BACK : holder != null ? State.RUNNING : State.FREE;
        return new EnvironmentStatus(
                headline(memory, rollback),
                memory.events().isEmpty()
                        ? "nothing happened here yet"
                        : memory.events().getLast().text(),
                rollback != null
                        ? "stable is proven, then it is free"
                        : holder != null
                                ? holder.label() + " hands it back"
                                : "the next deployment",
                "nobody",
                "temporal workflow start --type Rollback --task-queue holdpoint -i '{\"service\":\"%s\",\"environment\":\"%s\",\"by\":\"YOU\",\"reason\":\"WHY\"}'"
                        .formatted(memory.service(), memory.environment()),
                state,
                memory.service(),
                memory.environment(),
                holder == null ? null : holder.workflowId(),
                rollback,
                memory.settled(),
                memory.back(),
                memory.proven(),
                List.of(),
                memory.events());
    }

    private static String headline(Memory memory, @Nullable String rollback) {
        if (rollback != null) {
            return memory.id() + " is being brought back to stable by " + rollback;
        }
        if (memory.holder() != null) {
            return "%s is held by %s (%s)"
                    .formatted(memory.id(), memory.holder().label(), memory.holder().workflowId());
        }
        if (memory.why() != null) {
            return memory.id() + " is not settled: " + memory.why();
        }
        var settled = memory.settled();
        var stable = settled == null ? null : settled.stable();
        return memory.id()
                + " is free"
                + (stable == null ? "" : ", %s is good".formatted(stable.version()));
    }

    static String of(EnvironmentStatus status) {
        var card = new StringBuilder("## ").append(status.headline()).append("\n\n");
        card.append("**Next** ")
                .append(status.next())
                .append("\n\n**Bring stable back** `")
                .append(status.stop())
                .append("`\n\n");
        status.events()
                .reversed()
                .forEach(e ->
                        card.append("- ").append(e.at()).append(' ').append(e.text()).append('\n'));
        return card.toString();
    }
}
