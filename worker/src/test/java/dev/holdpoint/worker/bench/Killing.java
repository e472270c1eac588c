package dev.holdpoint.worker.bench;

import dev.holdpoint.worker.bench.InHand.Taken;
import dev.holdpoint.worker.chaos.Histories;
import dev.holdpoint.worker.chaos.Site;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Kills the worker that works for a run, at an event that nobody chose, and looks how long it takes
 * until all that it had in its hands is in those of another.
 */
final class Killing implements AutoCloseable {
    private static final int AT_MOST_EVENTS = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int NEVER = Integer.MAX_VALUE;

    private final Site site;
    private final Random random;
    private final Histories histories;
    private final Looked looked;
    private volatile int at = NEVER;
    private volatile @Nullable Killed killed;

    Killing(Site site, String run, Random random) {
        this.site = site;
        this.random = random;
        this.histories = new Histories(site.stubs(), _ -> seen());
        this.looked = new Looked(site.stubs(), histories);
        histories.follow(run);
    }

    private record Killed(Instant at, List<InHand> hands) {}

    /**
     * Waits for its moment and kills.
     *
     * @param over whether the run has ended meanwhile
     * @return what was taken over, and how quickly; empty where the run ended before
     */
    Optional<List<Taken>> kill(BooleanSupplier over) throws IOException {
        killed = null;
        at = histories.seen().size() + 1 + random.nextInt(AT_MOST_EVENTS);
        while (killed == null) {
            if (over.getAsBoolean()) {
                at = NEVER;
                return Optional.empty();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        var now = killed;
        site.workers().begin();
        return now == null ? Optional.empty() : Optional.of(taken(now));
    }

    @Override
    public void close() {
        histories.close();
    }

    private void seen() {
        if (histories.seen().size() < at) {
            return;
        }
        at = NEVER;
        var victim = looked.busy();
        if (victim.isPresent() && site.workers().kill(pid(victim.get()))) {
            var when = Instant.now();
            killed = new Killed(when, looked.inHandsOf(victim.get()));
        } else {
            at = histories.seen().size() + 1;
        }
    }

    private List<Taken> taken(Killed kill) {
        var taken = new ArrayList<Taken>();
        var left = new ArrayList<>(kill.hands());
        var end = kill.at().plus(PATIENCE);
        while (!left.isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("nobody took " + left);
            }
            left.removeIf(hand -> {
                var when = looked.taken(hand, kill.at());
                when.ifPresent(it -> taken.add(Taken.of(hand.kind(), kill.at(), it)));
                return when.isPresent();
            });
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return taken;
    }

    private static long pid(String identity) {
        return Long.parseLong(identity.substring(0, identity.indexOf('@')));
    }
}
