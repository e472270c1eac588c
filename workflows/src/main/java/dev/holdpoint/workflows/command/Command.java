package dev.holdpoint.workflows.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's word to a run. {@code by} is claimed, and proven only by a signature. */
public sealed interface Command {
    /** Who says so, a name in People. */
    String by();

    /** Why; null when nothing was said. */
    @Nullable String comment();

    /** The command's name on the wire. */
    default String name() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** Yes or no to what waits for an approval. */
    sealed interface Decision extends Command {
        /** Which one, where several wait. */
        @Nullable String step();

        /** The hash of the plan that was looked at; refused when it is another. */
        @Nullable String plan();

        /** What was signed; null where nothing was. */
        @Nullable String statement();

        /** The armored signature of the statement; null where nothing was signed. */
        @Nullable String signature();
    }

    /** Yes to what waits for an approval. */
    record Approve(
            String by,
            @Nullable String comment,
            @Nullable String step,
            @Nullable String plan,
            @Nullable String statement,
            @Nullable String signature)
            implements Decision {}

    /** No to what waits for an approval. */
    record Reject(
            String by,
            @Nullable String comment,
            @Nullable String step,
            @Nullable String plan,
            @Nullable String statement,
            @Nullable String signature)
            implements Decision {}

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
