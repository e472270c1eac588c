package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One call of a lane, under way or ended; reports its end to a queue. */
final class Attempt extends FutureTask<Brought> {
    private final Lane lane;
    private final Instant since;
    private final Queue<Attempt> ended;

    Attempt(Lane lane, @Nullable JsonNode cursor, Instant since, Queue<Attempt> ended) {
        super(() -> lane.bring(cursor));
        this.lane = lane;
        this.since = since;
        this.ended = ended;
    }

    Lane lane() {
        return lane;
    }

    Instant since() {
        return since;
    }

    boolean overdue(Instant now) {
        return now.isAfter(since.plus(lane.deadline()));
    }

    @Override
    protected void done() {
        ended.add(this);
    }
}
