package dev.holdpoint.activities.observe;

import dev.holdpoint.activities.Adapters;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.port.Observation;
import dev.holdpoint.workflows.port.ObserveCall;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks all sources at one pace until the time is over or a hint is crossed.
 *
 * <p>Each call runs in a thread of its own; only this thread, which calls {@link #run}, adds up
 * what they bring, so a heartbeat always holds samples and cursors that belong together. A call
 * that takes too long is given up and its cursor stays: the next one counts from the same mark.
 */
public final class Stretch implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final List<Lane> lanes;
    private final Pace pace;
    private final Hints hints;
    private final Consumer<Beat> heartbeat;
    private final Tally tally;
    private final Map<Lane, Attempt> running = new LinkedHashMap<>();
    private final LinkedBlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Everything a call wants measured.
     *
     * @param sofar what an earlier try has brought, or nothing yet
     * @param heartbeat what it throws ends the stretch
     */
    public static Stretch of(
            ObserveCall call, Adapters adapters, Observation sofar, Consumer<Beat> heartbeat) {
        var pace = new Pace(call.every(), sofar.from().plus(call.length()));
        var hints = new Hints(call.hints(), call.places());
        return new Stretch(Lanes.of(call, adapters, pace), pace, hints, sofar, heartbeat);
    }

    Stretch(List<Lane> lanes, Pace pace, Hints hints, Observation sofar, Consumer<Beat> heartbeat) {
        this.lanes = List.copyOf(lanes);
        this.pace = pace;
        this.hints = hints;
        this.heartbeat = heartbeat;
        this.tally = new Tally(sofar);
    }

    /** Measures; whatever the heartbeat throws ends it, and {@link #sofar} still answers. */
    public void run() throws InterruptedException {
        lanes.forEach(Lane::open);
        var now = Instant.now();
        startNew(now);
        var turn = now.isBefore(pace.end()) ? pace.after(now) : pace.end();
        var beat = now;
        while (!over(turn, now)) {
            if (!now.isBefore(turn) && !turn.isAfter(pace.end())) {
                startAll(now);
                turn = pace.after(turn);
            }
            if (!now.isBefore(beat)) {
                heartbeat.accept(new Beat(sentence(now), sofar(now)));
                beat = now.plus(BEAT);
            }
            await(now, earlier(turn, beat));
            now = Instant.now();
            giveUpOverdue(now);
        }
        sayWhatNeverEnded();
    }

    /** What there is. */
    public Observation sofar(Instant now) {
        return tally.observation(now, now.isBefore(pace.end()) && hints.crossed(tally));
    }

    /**
     * When a hint is crossed, or the turn at the end was taken and what counts is in. A check that
     * takes longer is run anew in the next stretch.
     */
    private boolean over(Instant turn, Instant now) {
        var last = turn.isAfter(pace.end());
        return hints.crossed(tally)
                || (last && (running.isEmpty() || now.isAfter(pace.end().plus(pace.deadline()))));
    }

    /** Sets the mark of sources without one; the others were asked when the last stretch ended. */
    private void startNew(Instant now) {
        for (var lane : lanes) {
            if (tally.cursor(lane.name()) == null) {
                start(lane, now);
            }
        }
    }

    private void startAll(Instant now) {
        for (var lane : lanes) {
            if (!running.containsKey(lane)) {
                start(lane, now);
            }
        }
    }

    private void start(Lane lane, Instant now) {
        var attempt = new Attempt(lane, tally.cursor(lane.name()), now, ended);
        running.put(lane, attempt);
        threads.execute(attempt);
    }

    private void await(Instant now, Instant until) throws InterruptedException {
        var wait = Math.max(1, Duration.between(now, until).toMillis());
        for (var attempt = ended.poll(Math.min(wait, 200), TimeUnit.MILLISECONDS);
                attempt != null;
                attempt = ended.poll()) {
            if (running.remove(attempt.lane(), attempt)) {
                accept(attempt);
            }
        }
    }

    private void accept(Attempt attempt) {
        if (attempt.state() == Future.State.SUCCESS) {
            tally.add(attempt.lane().name(), attempt.resultNow());
            return;
        }
        var cause = attempt.exceptionNow();
        if (cause instanceof Error error) {
            throw error;
        }
        without(
                attempt,
                cause instanceof TemporalFailure failure
                        ? failure.getOriginalMessage()
                        : cause.toString());
    }

    private void giveUpOverdue(Instant now) {
        for (var attempt : new ArrayList<>(running.values())) {
            if (attempt.overdue(now)) {
                running.remove(attempt.lane());
                attempt.cancel(true);
                without(attempt, "no answer within " + DurationText.of(attempt.lane().deadline()));
            }
        }
    }

    private void sayWhatNeverEnded() {
        for (var attempt : running.values()) {
            if (tally.cursor(attempt.lane().name()) == null && !hints.crossed(tally)) {
                without(attempt, "was still running when the stretch of measuring ended");
            }
        }
    }

    private void without(Attempt attempt, String why) {
        tally.add(
                attempt.lane().name(), attempt.lane().without(why, attempt.since(), Instant.now()));
    }

    private String sentence(Instant now) {
        var length = Duration.between(tally.from(), pace.end()).toSeconds();
        var done = Math.min(length, Duration.between(tally.from(), now).toSeconds());
        return Stream.concat(Stream.of(done + " of " + length + " s"), tally.inWords())
                .collect(Collectors.joining(", "));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        lanes.forEach(Lane::close);
    }
}
