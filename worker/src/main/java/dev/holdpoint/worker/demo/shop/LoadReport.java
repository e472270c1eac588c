package dev.holdpoint.worker.demo.shop;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What came of a load.
 *
 * @param sent requests sent, those in flight included
 * @param ok answered as they should be
 * @param faults failed by the built-in defect of a bad version, which says so itself
 * @param lost every other failure
 * @param versions answers by the version that gave them
 * @param examples the first lost requests: when, what, how
 */
public record LoadReport(
        Instant from,
        Instant to,
        long sent,
        long ok,
        long faults,
        long lost,
        Map<String, Long> versions,
        List<String> examples) {

    public LoadReport {
        versions = Map.copyOf(versions);
        examples = List.copyOf(examples);
    }

    /** In one line, for people. */
    public String sentence() {
        return "%d requests sent, %d answered, %d failed by the bad version's own fault, %d lost"
                .formatted(sent, ok, faults, lost);
    }
}
