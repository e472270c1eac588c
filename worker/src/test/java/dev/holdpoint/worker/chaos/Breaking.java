package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One fault at one moment: it strikes once, and mends by itself after its outage. */
final class Breaking {
    private static final int MENDED_WITHIN_SECONDS = 120;

    private final Site site;
    private final Slots slots;
    private final Fault fault;
    private final Moment moment;
    private final CountDownLatch mended = new CountDownLatch(1);
    private volatile String at = "never";
    private volatile String phase = "never";

    Breaking(Site site, Slots slots, Fault fault, Moment moment) {
        this.site = site;
        this.slots = slots;
        this.fault = fault;
        this.moment = moment;
    }

    /** Looks at what just happened, and strikes when the moment has come. */
    void seen(Histories histories) {
        if (struck() || !moment.reached(histories.seen())) {
            return;
        }
        strike();
        var seen = histories.seen();
        at = seen.getLast().sentence();
        phase = Phase.of(seen).words();
        Thread.ofVirtual().name("mending").start(this::mend);
    }

    boolean struck() {
        return !at.equals("never");
    }

    /** After which event it struck. */
    String at() {
        return at;
    }

    String phase() {
        return phase;
    }

    /** Waits until what broke is back, where anything broke. */
    void awaitMended() throws IOException, InterruptedException {
        if (struck() && !mended.await(MENDED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(fault + " was not mended");
        }
        site.temporal().awaitReady();
        site.proxy().awaitReady();
        site.workers().awaitReady();
    }

    private void strike() {
        try {
            fault.strike(site, slots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while striking", e);
        }
    }

    private void mend() {
        var end = Instant.now().plus(fault.outage());
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        try {
            fault.mend(site);
            mended.countDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
