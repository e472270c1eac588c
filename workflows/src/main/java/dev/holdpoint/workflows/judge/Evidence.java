package dev.holdpoint.workflows.judge;

import java.time.Instant;
import java.util.List;

/**
 * Everything measured since the last shift, in order of time.
 *
 * @param reports kinds that people reported, in order
 */
public record Evidence(
        List<Sample> samples,
        List<CheckSample> checks,
        List<ShareSample> shares,
        List<String> reports) {
    public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of(), List.of());

    public Evidence {
        samples = List.copyOf(samples);
        checks = List.copyOf(checks);
        shares = List.copyOf(shares);
        reports = List.copyOf(reports);
    }

    /** This evidence and what an observation added. */
    public Evidence plus(
            List<Sample> moreSamples, List<CheckSample> moreChecks, List<ShareSample> moreShares) {
        return new Evidence(
                joined(samples, moreSamples),
                joined(checks, moreChecks),
                joined(shares, moreShares),
                reports);
    }

    /** This evidence and a person's report. */
    public Evidence reported(String kind) {
        return new Evidence(samples, checks, shares, joined(reports, List.of(kind)));
    }

    /** What a shift leaves of it: a new share starts with no measurement, reports stay. */
    public Evidence afterShift() {
        return new Evidence(List.of(), List.of(), List.of(), reports);
    }

    /** Only what ended after a moment, to keep what is carried small. */
    public Evidence since(Instant moment) {
        return new Evidence(
                samples.stream().filter(s -> s.to().isAfter(moment)).toList(),
                checks.stream().filter(c -> c.at().isAfter(moment)).toList(),
                shares.stream().filter(s -> s.to().isAfter(moment)).toList(),
                reports);
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
