package dev.holdpoint.workflows.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.judge.Evidence;
import dev.holdpoint.workflows.judge.Exposure;
import dev.holdpoint.workflows.judge.Judge;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.RuleVerdict;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.judge.ShareSample;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.port.Observation;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the judge sits: what was measured, who is exposed, and the last ruling. */
public final class Bench {
    private final Board board;
    private final List<PlannedRule> rules;
    private final Map<String, JsonNode> cursors = new LinkedHashMap<>();
    private Evidence evidence = Evidence.NONE;
    private @Nullable Exposure exposure;
    private Duration every = Duration.ofSeconds(5);
    private int era;
    private List<Release> releases = List.of();

    /**
     * @param carried what the stage before measured last
     */
    Bench(Board board, List<PlannedRule> rules, Carried carried) {
        this.board = board;
        this.rules = List.copyOf(rules);
        this.evidence = carried.evidence();
        this.exposure = carried.exposure();
        this.cursors.putAll(carried.cursors());
    }

    /**
     * What one stage leaves to the next.
     *
     * @param exposure null when nobody was exposed
     */
    public record Carried(
            Evidence evidence, @Nullable Exposure exposure, Map<String, JsonNode> cursors) {
        public static final Carried NOTHING = new Carried(Evidence.NONE, null, Map.of());
    }

    /** What is left to the next stage: a minute of evidence. */
    Carried carry() {
        return carry(Moment.now().minus(Duration.ofMinutes(1)));
    }

    /** What is left to who measures on, with the evidence since a moment. */
    Carried carry(Instant since) {
        return new Carried(evidence.since(since), exposure, Ordered.copy(cursors));
    }

    /** Forgets what was measured before a moment, where measuring goes on for days. */
    void forget(Instant before) {
        evidence = evidence.since(before);
    }

    /** Whether the candidate serves anyone. */
    boolean exposed() {
        return exposure != null && exposure.share() > 0;
    }

    @Nullable Exposure exposure() {
        return exposure;
    }

    Evidence evidence() {
        return evidence;
    }

    List<PlannedRule> rules() {
        return rules;
    }

    /** The shares changed: measurements start anew. */
    void shifted(String candidate, Map<String, Integer> shares) {
        var now = Moment.now();
        var first = exposed() && exposure != null ? exposure.first() : now;
        exposure = new Exposure(candidate, shares, first, now);
        forget();
        board.shared(shares);
    }

    /** Measurements start anew without a change of shares. */
    void restart() {
        if (exposure != null) {
            exposure =
                    new Exposure(
                            exposure.candidate(),
                            exposure.shares(),
                            exposure.first(),
                            Moment.now());
        }
        forget();
    }

    /** Who answered before says nothing of the shares from now on, so the count begins anew. */
    private void forget() {
        evidence = evidence.afterShift();
        cursors.remove(ObserveCall.TRAFFIC);
        era++;
    }

    /** A person's finding. */
    void reported(String kind) {
        evidence = evidence.reported(kind);
    }

    /** A person answered for a report; it does not count again. */
    void settledReports() {
        evidence =
                new Evidence(evidence.samples(), evidence.checks(), evidence.shares(), List.of());
    }

    void pace(Duration pace) {
        every = pace;
    }

    Duration pace() {
        return every;
    }

    Map<String, JsonNode> cursors() {
        return Ordered.copy(cursors);
    }

    /** How often measurements began anew. */
    int era() {
        return era;
    }

    /**
     * Takes in what an observation brought and judges it.
     *
     * @param begunIn the era in which it began: one that went on during a shift counted answers of
     *     both shares, which prove neither
     */
    Ruling take(Observation observation, int begunIn) {
        var shares = begunIn == era ? observation.shares() : List.<ShareSample>of();
        cursors.putAll(observation.cursors());
        releases = observation.releases();
        if (begunIn != era) {
            cursors.remove(ObserveCall.TRAFFIC);
        }
        evidence = evidence.plus(ofNow(observation.samples()), observation.checks(), shares);
        return judge();
    }

    /** What was measured over a time before the last shift says nothing of the share since. */
    private List<Sample> ofNow(List<Sample> samples) {
        var since = exposure == null ? null : exposure.shifted();
        return since == null
                ? samples
                : samples.stream().filter(s -> !s.from().isBefore(since)).toList();
    }

    /** What was seen last in the places that were looked at. */
    List<Release> releases() {
        return releases;
    }

    /** How often a balancer began anew since the last shift. */
    long restarts() {
        return evidence.shares().stream().filter(ShareSample::restarted).count();
    }

    /** Whether rules judge here at all. */
    boolean judges() {
        return !rules.isEmpty();
    }

    /** The ruling of this moment, shown to people. */
    Ruling judge() {
        var ruling = ruling();
        if (exposed()) {
            board.judged(ruling.verdicts());
        }
        return ruling;
    }

    /** The ruling of this moment, changing nothing; nothing fails while nobody is exposed. */
    Ruling ruling() {
        return exposure == null || !exposed()
                ? new Ruling(List.of(), null)
                : new Judge(rules, every).judge(evidence, exposure, Moment.now());
    }

    /** The row of a verdict; null for the standing rule. */
    @Nullable Rule rule(RuleVerdict verdict) {
        return rules.stream()
                .filter(r -> r.id().equals(verdict.rule()))
                .findFirst()
                .map(PlannedRule::rule)
                .orElse(null);
    }

    /** Requests at the candidate since the last shift, for people: counted, else as measured. */
    long requests() {
        var counted =
                evidence.shares().stream()
                        .mapToLong(s ->
                                exposure == null
                                        ? 0
                                        : s.requests().getOrDefault(exposure.candidate(), 0L))
                        .sum();
        return evidence.shares().isEmpty() ? measured(Bench::total) : counted;
    }

    /** Samples at the candidate since the last shift. */
    int samples() {
        return evidence.shares().isEmpty()
                ? (int) measured(reading -> 1)
                : evidence.shares().size();
    }

    /** The sum over the samples of the metric that has the most. */
    private long measured(ToLongFunction<Reading> number) {
        return evidence.samples().stream()
                .collect(
                        Collectors.groupingBy(
                                Sample::metric,
                                Collectors.summingLong(s -> number.applyAsLong(s.reading()))))
                .values()
                .stream()
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }

    private static long total(Reading reading) {
        return switch (reading) {
            case Reading.Ratio ratio -> ratio.total();
            case Reading.Histogram histogram ->
                    histogram.counts().stream().mapToLong(Long::longValue).sum();
            case Reading.Gauge _, Reading.Missing _ -> 0;
        };
    }

    /** Which kinds the rules know to be reported. */
    List<String> reportKinds() {
        var kinds = new ArrayList<String>();
        for (var rule : rules) {
            if (rule.rule().subject() instanceof Rule.Subject.Report(String kind)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
