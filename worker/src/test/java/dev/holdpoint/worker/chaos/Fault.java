package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What breaks, and how it comes back. */
enum Fault {
    /** Nothing does: the run that the others are compared with. */
    NONE("nothing", Duration.ZERO, false, (_, _) -> {}),
    /** The worker is killed, and another one starts at once. */
    WORKER(
            "kill -9 of the worker",
            Duration.ZERO,
            false,
            (site, _) -> site.workers().kill(),
            site -> site.workers().begin()),
    /** The worker stands still for longer than its calls may, another works, then both do. */
    PARTITION(
            "worker stopped for 8 s, another started; then it goes on",
            Duration.ofSeconds(8),
            false,
            (site, _) -> {
                site.workers().pause();
                site.workers().begin();
            },
            site -> site.workers().resume()),
    /** The worker is killed in the middle of a shift, which reaches the proxy much later. */
    LATE(
            "kill -9 of the worker in a shift, which arrives 6 s late",
            Duration.ofSeconds(7),
            false,
            (site, _) -> cutOffAtNextShift(site, Duration.ofSeconds(6))),
    /** The same, when the run is over. */
    AFTERWARDS(
            "kill -9 of the worker in a shift, which arrives 45 s late",
            Duration.ofSeconds(55),
            false,
            (site, _) -> cutOffAtNextShift(site, Duration.ofSeconds(45))),
    /** The Temporal server is killed and comes back with its database file. */
    TEMPORAL(
            "kill -9 of the Temporal server, back after 2 s",
            Duration.ofSeconds(2),
            false,
            (site, _) -> site.temporal().kill(),
            site -> site.temporal().startAgain()),
    /** The shop's database, without which it answers 503. */
    DATABASE(
            "kill -9 of PostgreSQL, back after 2 s",
            Duration.ofSeconds(2),
            true,
            (site, _) -> site.database().kill(),
            site -> site.database().startAgain()),
    /** The proxy with everything in flight in it; it comes back with its file's weights. */
    PROXY(
            "kill -9 of HAProxy, back after 1 s",
            Duration.ofSeconds(1),
            true,
            (site, _) -> site.proxy().kill(),
            site -> site.proxy().startAgain()),
    /** The proxy reads its file anew, and so takes that file's weights. */
    RELOAD(
            "reload of HAProxy (master-worker)",
            Duration.ZERO,
            false,
            (site, _) -> site.proxy().reload()),
    /** Nobody can tell how users fare. */
    METRICS(
            "kill -9 of Prometheus, back after 4 s",
            Duration.ofSeconds(4),
            false,
            (site, _) -> site.metrics().kill(),
            site -> site.metrics().startAgain()),
    /** Where workers, releases and backups write, nothing can be written. */
    FULL(
            "a full disk, room again after 20 s",
            Duration.ofSeconds(20),
            false,
            (site, _) -> site.disk().fill(),
            site -> site.disk().empty()),
    /** The time of day is wrong for a while, and then jumps back. */
    AHEAD(
            "the worker's clock jumps 1 h ahead, and back after 12 s",
            Duration.ofSeconds(12),
            false,
            (site, _) -> site.clock().jump("+1h"),
            site -> site.clock().jump("+0")),
    /** The same the other way. */
    BEHIND(
            "the worker's clock jumps 1 h back, and ahead after 12 s",
            Duration.ofSeconds(12),
            false,
            (site, _) -> site.clock().jump("-1h"),
            site -> site.clock().jump("+0")),
    /** A worker of the next build begins while the one of this build is stopped. */
    UPGRADE(
            "worker stopped, one of the next build started",
            Duration.ZERO,
            false,
            (site, _) -> site.workers().beginNext(),
            site -> site.workers().retire()),
    /** From now on each task goes to a worker of this build or of the next, as it happens. */
    MIXED(
            "kill -9 of the worker, one of this and one of the next build started",
            Duration.ZERO,
            false,
            (site, _) -> site.workers().kill(),
            site -> {
                site.workers().begin();
                site.workers().beginNext();
            }),
    /** The process of the new version; its supervisor starts it again. */
    CANDIDATE(
            "kill -9 of the candidate's process",
            Duration.ZERO,
            true,
            (_, slots) -> slots.kill("green")),
    /** The process of the version that serves; its supervisor starts it again. */
    STABLE("kill -9 of stable's process", Duration.ZERO, true, (_, slots) -> slots.kill("blue"));

    private final String words;
    private final Duration outage;
    private final boolean serves;
    private final Strike strike;
    private final Mend mend;

    /** One that needs nobody to bring it back. */
    Fault(String words, Duration outage, boolean serves, Strike strike) {
        this(words, outage, serves, strike, _ -> {});
    }

    Fault(String words, Duration outage, boolean serves, Strike strike, Mend mend) {
        this.words = words;
        this.outage = outage;
        this.serves = serves;
        this.strike = strike;
        this.mend = mend;
    }

    private interface Strike {
        void at(Site site, Slots slots) throws IOException, InterruptedException;
    }

    private interface Mend {
        void at(Site site) throws IOException, InterruptedException;
    }

    private static void cutOffAtNextShift(Site site, Duration late) {
        site.proxy().wire().atNextShift(() -> cutOff(site, late));
    }

    private static void cutOff(Site site, Duration late) {
        site.workers().kill();
        try {
            site.workers().begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var end = Instant.now().plus(late);
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.between(Instant.now(), end).toNanos());
        }
    }

    /** Breaks it, at once and from the thread that saw the moment. */
    void strike(Site site, Slots slots) throws IOException, InterruptedException {
        strike.at(site, slots);
    }

    /** Brings it back, after its outage. */
    void mend(Site site) throws IOException, InterruptedException {
        mend.at(site);
    }

    /** Whether it can be done on this machine, by this user. */
    boolean possible() {
        return switch (this) {
            case FULL -> Disk.possible();
            case AHEAD, BEHIND -> Clock.possible();
            default -> true;
        };
    }

    /** In words. */
    String words() {
        return words;
    }

    /** How long it is away. */
    Duration outage() {
        return outage;
    }

    /** Whether users' requests go through what breaks, so that some are lost with it. */
    boolean serves() {
        return serves;
    }

    /** All that breaks something. */
    static List<Fault> all() {
        return List.of(values()).subList(1, values().length);
    }
}
