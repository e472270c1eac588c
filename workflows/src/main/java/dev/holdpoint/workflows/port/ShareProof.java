package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;

/**
 * What the counters said after a shift.
 *
 * @param requests slot → requests counted since the shift
 */
public record ShareProof(Verdict verdict, Map<String, Long> requests, String sentence) {
    public ShareProof {
        requests = Ordered.copy(requests);
    }
}
