package dev.holdpoint.activities.prometheus;

import dev.holdpoint.activities.counter.Counted;
import dev.holdpoint.activities.counter.Findable;
import dev.holdpoint.activities.counter.Found;
import dev.holdpoint.activities.counter.Selector;
import dev.holdpoint.activities.counter.SilentSource;
import dev.holdpoint.activities.counter.Slice;
import dev.holdpoint.activities.counter.Standing;
import dev.holdpoint.activities.prometheus.PrometheusApi.Answer;
import dev.holdpoint.activities.prometheus.PrometheusSettings.Wanted;
import dev.holdpoint.workflows.judge.Reading;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of one metric: what came since the last call, and whether the source still lives. */
final class PrometheusReading {
    /** How far back the first call looks for series and their pace. */
    private static final Duration FIRST_WINDOW = Duration.ofMinutes(5);

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(30);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(15);

    /** A scrape shows when it has ended, up to its limit (10 s by default) after its time stamp. */
    private static final Duration OVERLAP = Duration.ofSeconds(15);

    private static final long SCRAPES_UNTIL_STALE = 3;
    private static final long SHORTEST_UNTIL_STALE = 5_000;

    /** While two scrapes have not shown how often it scrapes. */
    private static final long UNTIL_STALE = 30_000;

    private final PrometheusApi api;
    private final @Nullable Standing before;
    private final long asked;

    PrometheusReading(PrometheusApi api, @Nullable Standing before, long asked) {
        this.api = api;
        this.before = before;
        this.asked = asked;
    }

    Found read(Wanted wanted) throws SilentSource {
        return switch (wanted) {
            case Wanted.Errors(var bad, var total) -> errors(bad, total);
            case Wanted.Latency(var quantile, var histogram) -> latency(quantile, histogram);
            case Wanted.Value(var query) -> value(query);
        };
    }

    private Found errors(Selector bad, Selector total) throws SilentSource {
        var ofTotal = api.raw(total, window());
        if (ofTotal.series().isEmpty()) {
            return nothing(total, ofTotal);
        }
        var ofBad = api.raw(bad, window());
        if (ofBad.series().isEmpty()) {
            Findable.require(
                    bad,
                    total,
                    ofTotal.series(),
                    name -> !api.value("count(" + name + ")").series().isEmpty());
        }
        return found(
                Counted.ratio(
                        before,
                        asked,
                        Watched.among(api, before, ofTotal.series()),
                        ofTotal.series(),
                        ofBad.series()),
                ofTotal);
    }

    private Found latency(double quantile, Selector histogram) throws SilentSource {
        var buckets = api.raw(histogram, window());
        if (buckets.series().isEmpty()) {
            return nothing(histogram, buckets);
        }
        var watched = Watched.among(api, before, buckets.series());
        return found(
                Counted.histogram(before, asked, watched, quantile, buckets.series()), buckets);
    }

    private Found value(String query) throws SilentSource {
        var plain = Selector.isPlain(query);
        var answer = plain ? api.raw(Selector.parse(query), FIRST_WINDOW) : api.value(query);
        if (answer.series().size() != 1) {
            throw new SilentSource(
                    "Prometheus has %d series for %s, wanted is one; %s"
                            .formatted(
                                    answer.series().size(),
                                    query,
                                    answer.series().isEmpty()
                                            ? "is the name right, and is it scraped?"
                                            : "select fewer or aggregate, for instance max(...)"));
        }
        return found(gauge(answer), answer);
    }

    private Counted gauge(Answer answer) {
        var point = answer.series().getFirst().last();
        var from = before == null ? point.at() : before.to();
        var standing = Counted.standing(before, asked, answer.series());
        return new Counted(
                before != null && point.at() <= before.to()
                        ? List.of()
                        : List.of(
                                new Counted.Interval(
                                        new Slice(from, point.at()),
                                        new Reading.Gauge(point.value()))),
                standing);
    }

    private Duration window() {
        if (before == null) {
            return FIRST_WINDOW;
        }
        var since = Duration.ofMillis(asked - before.asked()).plus(OVERLAP);
        var atLeast = since.compareTo(SHORTEST_WINDOW) < 0 ? SHORTEST_WINDOW : since;
        return atLeast.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : atLeast;
    }

    private Found nothing(Selector selector, Answer answer) {
        return Found.nothing(
                before,
                asked,
                answer.now().toEpochMilli(),
                "Prometheus has no series for %s in the last %d s; is the name right, and is it scraped?"
                        .formatted(selector, window().toSeconds()));
    }

    private static Found found(Counted counted, Answer answer) {
        var now = answer.now().toEpochMilli();
        var interval = counted.standing().interval();
        var silent = now - answer.newest();
        var limit =
                interval == 0
                        ? UNTIL_STALE
                        : Math.max(interval * SCRAPES_UNTIL_STALE, SHORTEST_UNTIL_STALE);
        return new Found(
                counted,
                now,
                silent <= limit
                        ? null
                        : "the newest point is %d s old%s; is it still scraped?"
                                .formatted(silent / 1000, pace(interval)));
    }

    private static String pace(long interval) {
        return interval == 0
                ? ""
                : ", one came every %s s".formatted(Math.round(interval / 100.0) / 10.0);
    }
}
