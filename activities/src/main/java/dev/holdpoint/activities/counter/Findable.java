package dev.holdpoint.activities.counter;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a selector of bad requests that found nothing could have found something: a service
 * without errors shows no bad series, and so does a misspelt selector.
 */
public final class Findable {
    private Findable() {}

    /** Whether a source has any series of this name. */
    @FunctionalInterface
    public interface Names {
        boolean exist(String name) throws SilentSource;
    }

    /**
     * Refuses one that could not: the labels it asks for must be there on the metric of {@code
     * total}, or its own metric must exist.
     */
    public static void require(Selector bad, Selector total, List<Series> ofTotal, Names names)
            throws SilentSource {
        if (bad.name().equals(total.name())) {
            requireLabels(bad, ofTotal);
        } else if (!bad.name().isEmpty() && !names.exist(bad.name())) {
            throw new SilentSource(
                    "there is no series named %s at all, so no errors would look the same as a wrong name; let the service show it as 0 from its start, or tell bad from total by a label"
                            .formatted(bad.name()));
        }
    }

    private static void requireLabels(Selector bad, List<Series> ofTotal) throws SilentSource {
        var labels =
                ofTotal.stream()
                        .flatMap(series -> series.labels().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        for (var matcher : bad.matchers()) {
            if (!labels.contains(matcher.label())) {
                throw new SilentSource(
                        "no series of %s has the label %s that bad asks for; it has %s"
                                .formatted(bad.name(), matcher.label(), String.join(", ", labels)));
            }
        }
    }
}
