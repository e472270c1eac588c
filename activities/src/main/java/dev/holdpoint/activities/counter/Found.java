package dev.holdpoint.activities.counter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.MetricAdapter.Measured;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a metrics source found.
 *
 * @param now the source's own time, milliseconds since the epoch
 * @param silence why nothing can be said about the time up to now; null when all is well
 */
public record Found(Counted counted, long now, @Nullable String silence) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All is well. */
    public static Found of(Counted counted, long now) {
        return new Found(counted, now, null);
    }

    /** No series, which is no data; whatever appears from now on is new. */
    public static Found nothing(@Nullable Standing before, long asked, long now, String why) {
        var standing = before == null ? new Standing(asked, now, 0, Map.of()) : before;
        return new Found(new Counted(List.of(), standing), now, why);
    }

    /** Where the last call left off. */
    public static @Nullable Standing standing(@Nullable JsonNode cursor) {
        return cursor == null ? null : JSON.convertValue(cursor, Standing.class);
    }

    /** As samples, and the cursor of the next call. */
    public Measured measured(AdapterCall call, String metric) {
        var samples = new ArrayList<Sample>();
        for (var interval : counted.intervals()) {
            samples.add(interval.sample(metric, call.slot()));
        }
        if (silence != null) {
            samples.add(missing(call, metric, counted.standing().to(), now, silence));
        }
        return new Measured(samples, JSON.valueToTree(counted.standing()));
    }

    /** A call that found nothing out leaves the cursor where it was. */
    public static Measured silent(
            AdapterCall call, String metric, @Nullable JsonNode cursor, SilentSource silence) {
        var now = Instant.now().toEpochMilli();
        var before = standing(cursor);
        var why = String.valueOf(silence.getMessage());
        return new Measured(
                List.of(missing(call, metric, before == null ? now : before.to(), now, why)),
                cursor);
    }

    private static Sample missing(AdapterCall call, String metric, long from, long to, String why) {
        return new Sample(
                metric,
                call.slot(),
                Instant.ofEpochMilli(Math.min(from, to)),
                Instant.ofEpochMilli(to),
                new Reading.Missing(call.redact(why)),
                false);
    }
}
