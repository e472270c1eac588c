package dev.holdpoint.workflows.status;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.holdpoint.workflows.approval.Subject;
import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that a person is awaited for.
 *
 * @param id the step's id, or the rule's for a breach: what {@code step} names in an answer
 * @param kind which command answers it
 * @param role who may answer; null for anyone in People
 * @param answers answer → what follows from it, in words
 * @param items item → sentence to attest, for confirm
 * @param evidence whether a confirm counts only with a link or text that proves it
 * @param deadline when silence counts as {@code otherwise}
 * @param otherwise what silence means, in words
 * @param toSign what an approval has to sign; null where a name is enough
 */
public record Question(
        String id,
        Kind kind,
        String text,
        @Nullable String role,
        List<String> people,
        Map<String, String> answers,
        Map<String, String> items,
        boolean evidence,
        Instant asked,
        Instant deadline,
        String otherwise,
        @Nullable Subject toSign) {

    /** What is asked for; the wire name is what scripts match. */
    public enum Kind {
        APPROVE("approve", "approve"),
        CONFIRM("confirm", "confirm"),
        ASK("ask", "answer");

        private final String wireName;
        private final String command;

        Kind(String wireName, String command) {
            this.wireName = wireName;
            this.command = command;
        }

        /** As the status writes it. */
        @JsonValue
        public String wireName() {
            return wireName;
        }

        /** The command that answers. */
        public String command() {
            return command;
        }
    }

    /** Whose answer it waits for: the role, or these words where anyone may give it. */
    public String whose(String anyone) {
        return role == null ? anyone : role;
    }

    /** One that takes no signature. */
    public Question(
            String id,
            Kind kind,
            String text,
            @Nullable String role,
            List<String> people,
            Map<String, String> answers,
            Map<String, String> items,
            boolean evidence,
            Instant asked,
            Instant deadline,
            String otherwise) {
        this(
                id, kind, text, role, people, answers, items, evidence, asked, deadline, otherwise,
                null);
    }

    public Question {
        people = List.copyOf(people);
        answers = Ordered.copy(answers);
        items = Ordered.copy(items);
    }
}
