package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;

/**
 * Something people are told.
 *
 * @param kind what it is about: by a step {@code planned}, {@code deployed} …, by the engine {@code
 *     begun}, {@code question}, {@code warning}, {@code breach}, {@code alarm}, {@code refused},
 *     {@code ended}
 * @param run the workflow id it belongs to; one thread per run
 * @param facts short facts to show beside the text, in order
 */
public record Notice(
        String kind, String run, String title, String text, Map<String, String> facts) {

    public Notice {
        facts = Ordered.copy(facts);
    }
}
