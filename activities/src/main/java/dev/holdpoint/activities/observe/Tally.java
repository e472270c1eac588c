package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.judge.CheckSample;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.judge.ShareSample;
import dev.holdpoint.workflows.port.Observation;
import dev.holdpoint.workflows.port.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a stretch brought so far, with the cursors that belong to it. */
final class Tally {
    private final Instant from;
    private final List<Sample> samples;
    private final List<CheckSample> checks;
    private final List<ShareSample> shares;
    private final Map<String, JsonNode> cursors;
    private final Map<@Nullable String, Release> releases = new LinkedHashMap<>();

    /** Goes on from what an earlier try, or nobody yet, has brought. */
    Tally(Observation sofar) {
        this.from = sofar.from();
        this.samples = new ArrayList<>(sofar.samples());
        this.checks = new ArrayList<>(sofar.checks());
        this.shares = new ArrayList<>(sofar.shares());
        this.cursors = new TreeMap<>(sofar.cursors());
        sofar.releases().forEach(this::see);
    }

    Instant from() {
        return from;
    }

    void add(String lane, Brought brought) {
        samples.addAll(brought.samples());
        checks.addAll(brought.checks());
        shares.addAll(brought.shares());
        if (brought.cursor() != null) {
            cursors.put(lane, brought.cursor());
        }
        var release = brought.release();
        if (release != null) {
            see(release);
        }
    }

    private void see(Release release) {
        releases.put(release.slot(), release);
    }

    @Nullable JsonNode cursor(String lane) {
        return cursors.get(lane);
    }

    /** What was seen last in each place. */
    List<Release> releases() {
        return List.copyOf(releases.values());
    }

    List<CheckSample> checks() {
        return List.copyOf(checks);
    }

    /** All readings of a metric at a slot as one: counts added up, of values the last. */
    Reading total(String metric, String slot) {
        Reading total = new Reading.Missing("nothing yet");
        for (var sample : samples) {
            if (sample.metric().equals(metric) && sample.slot().equals(slot)) {
                var both = Merging.add(total, sample.reading());
                total = both == null ? newer(total, sample.reading()) : both;
            }
        }
        return total;
    }

    /** Each metric's total and each check's last verdict. */
    Stream<String> inWords() {
        var words = new TreeMap<String, String>();
        for (var sample : samples) {
            words.computeIfAbsent(
                    sample.metric() + " of " + sample.slot(),
                    _ -> Readings.text(total(sample.metric(), sample.slot())));
        }
        for (var check : checks) {
            words.put(check.check() + " of " + check.slot(), check.verdict().toString());
        }
        return words.entrySet().stream().map(word -> word.getKey() + ": " + word.getValue());
    }

    private static Reading newer(Reading before, Reading now) {
        return now instanceof Reading.Missing && !(before instanceof Reading.Missing)
                ? before
                : now;
    }

    Observation observation(Instant to, boolean early) {
        return new Observation(from, to, samples, checks, shares, cursors, early, releases());
    }
}
