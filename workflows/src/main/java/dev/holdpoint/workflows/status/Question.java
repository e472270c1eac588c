package dev.holdpoint.workflows.status;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that a person is awaited for.
 *
 * @param id the step's id, or the rule's for a breach: what {@code step} names in an answer
 * @param kind {@code approve}, {@code confirm} or {@code ask}
 * @param role who may answer; null for anyone in People
 * @param answers answer → what follows from it, in words
 * @param items item → sentence to attest, for confirm
 * @param deadline when silence counts as {@code otherwise}
 * @param otherwise what silence means, in words
 */
public record Question(
        String id,
        String kind,
        String text,
        @Nullable String role,
        List<String> people,
        Map<String, String> answers,
        Map<String, String> items,
        Instant asked,
        Instant deadline,
        String otherwise) {

    public Question {
        people = List.copyOf(people);
        answers = Ordered.copy(answers);
        items = Ordered.copy(items);
    }
}
