package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.Kept;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.TimeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people see of an environment. */
final class EnvironmentCard {
    private EnvironmentCard() {}

    static EnvironmentStatus status(
            Memory memory, @Nullable RollbackWord rollback, @Nullable String watch) {
        var holder = memory.holder();
        return new EnvironmentStatus(
                headline(memory, rollback),
                why(memory, rollback),
                next(memory, rollback, watch),
                awaiting(rollback),
                "temporal workflow start --type Rollback --task-queue holdpoint -i '{\"service\":\"%s\",\"environment\":\"%s\",\"by\":\"YOU\",\"reason\":\"WHY\"}'"
                        .formatted(memory.service(), memory.environment()),
                state(holder, rollback),
                memory.service(),
                memory.environment(),
                holder == null ? null : holder.workflowId(),
                rollback == null ? null : rollback.workflowId(),
                watch,
                memory.kept(),
                memory.settled(),
                memory.back(),
                memory.proven(),
                List.of(),
                memory.events());
    }

    private static State state(@Nullable Holder holder, @Nullable RollbackWord rollback) {
        if (rollback != null) {
            return rollback.state();
        }
        return holder == null ? State.FREE : State.RUNNING;
    }

    private static String why(Memory memory, @Nullable RollbackWord rollback) {
        if (rollback != null && rollback.state() != State.ROLLING_BACK) {
            return rollback.why();
        }
        return memory.events().isEmpty()
                ? "nothing happened here yet"
                : memory.events().getLast().text();
    }

    private static String next(
            Memory memory, @Nullable RollbackWord rollback, @Nullable String watch) {
        if (rollback != null) {
            return rollback.state() == State.WAITING_PERSON
                    ? "what the answer says; silence brings stable back"
                    : "stable is proven, then it is free";
        }
        if (memory.holder() != null) {
            return memory.holder().label() + " hands it back";
        }
        return watch == null ? "the next deployment" : watched(watch, memory.kept());
    }

    private static String watched(String watch, @Nullable Kept kept) {
        return "%s watches it%s; the next deployment ends that"
                .formatted(
                        watch,
                        kept == null
                                ? ""
                                : " and keeps %s with %s until %s"
                                        .formatted(
                                                kept.slot(),
                                                kept.version(),
                                                TimeText.of(kept.until())));
    }

    private static String awaiting(@Nullable RollbackWord rollback) {
        if (rollback != null && rollback.state() == State.WAITING_PERSON) {
            return "an answer; silence brings stable back. Answer with: temporal workflow update execute -w %s --name answer -i '{\"by\":\"YOU\",\"step\":\"lost\",\"answer\":\"rollback\"}'"
                    .formatted(rollback.workflowId());
        }
        return rollback != null && rollback.state() == State.ROLLBACK_FAILED
                ? "anyone who can mend it; it is tried again until stable is proven. To give it up: temporal workflow update execute -w %s --name abort -i '{\"by\":\"YOU\",\"comment\":\"WHY\"}'"
                        .formatted(rollback.workflowId())
                : "nobody";
    }

    private static String headline(Memory memory, @Nullable RollbackWord rollback) {
        if (rollback != null) {
            return switch (rollback.state()) {
                case ROLLBACK_FAILED ->
                        "%s could not be brought back to stable yet by %s"
                                .formatted(memory.id(), rollback.workflowId());
                case WAITING_PERSON ->
                        "%s waits for a person: %s".formatted(memory.id(), rollback.why());
                default ->
                        memory.id()
                                + " is being brought back to stable by "
                                + rollback.workflowId();
            };
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
