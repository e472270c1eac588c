package dev.holdpoint.workflows.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's word to a run. {@code by} is claimed, not proven. */
public sealed interface Command {
    /** Who says so, a name in People. */
    String by();

    /** Why; null when nothing was said. */
    @Nullable String comment();

    /** The command's name on the wire. */
    default String name() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Yes to what waits for an approval.
     *
     * @param step which one, where several wait
     * @param plan the hash of the plan that was looked at; refused when it is another
     */
    record Approve(
            String by, @Nullable String comment, @Nullable String step, @Nullable String plan)
            implements Command {}

    /** No to what waits for an approval. */
    record Reject(String by, @Nullable String comment, @Nullable String step, @Nullable String plan)
            implements Command {}

    /** Attested items: key → {@code done} or {@code n/a}. */
    record Confirm(
            String by,
            @Nullable String comment,
            @Nullable String step,
            Map<String, String> items,
            @Nullable String evidence)
            implements Command {
        public Confirm {
            items = Ordered.copy(items);
        }
    }

    /** An answer to a question. */
    record Answer(String by, @Nullable String comment, @Nullable String step, String answer)
            implements Command {}

    /** A finding: a kind that the runbook's rules name. */
    record Report(String by, @Nullable String comment, String kind) implements Command {}

    /** Stop, and bring stable back. */
    record Abort(String by, @Nullable String comment) implements Command {}

    /** Do not begin the next step; the judge goes on. */
    record Pause(String by, @Nullable String comment) implements Command {}

    /** Go on after a pause. */
    record Resume(String by, @Nullable String comment) implements Command {}

    /** End a hold before its time. */
    record Promote(String by, @Nullable String comment, @Nullable String step) implements Command {}

    /**
     * Let a hold go on longer.
     *
     * @param duration how much longer: {@code 10m}
     */
    record Extend(String by, @Nullable String comment, @Nullable String step, String duration)
            implements Command {}

    /** The command as the object people send. */
    default JsonNode toJson() {
        return dev.holdpoint.workflows.wire.Payloads.mapper().valueToTree(this);
    }
}
