package dev.holdpoint.activities.http;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.judge.Verdict;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Requests at a pace, until enough in a row pass or the time is out. */
final class Series {
    private final HttpSettings settings;
    private final Attempt attempt;
    private final AdapterCall call;
    private int passedInARow;
    private @Nullable Finding lastFailure;

    Series(HttpSettings settings, Attempt attempt, AdapterCall call) {
        this.settings = settings;
        this.attempt = attempt;
        this.call = call;
    }

    /** One request is final where no pace is set; otherwise only the end of the time is. */
    Finding run(Duration limit) {
        var every = settings.every();
        var end = System.nanoTime() + limit.toNanos();
        while (true) {
            var finding = attempt.make(timeout(end));
            note(finding);
            if (passedInARow >= settings.inARow()) {
                return passed(finding);
            }
            if (every == null) {
                return finding;
            }
            if (end - System.nanoTime() <= every.toNanos() || pause(finding, every)) {
                return notPassed(finding, limit);
            }
        }
    }

    /** One request may not outlast the check by more than a moment. */
    private Duration timeout(long end) {
        var left = Duration.ofNanos(end - System.nanoTime()).plusMillis(100);
        return left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
    }

    private void note(Finding finding) {
        passedInARow = finding.passed() ? passedInARow + 1 : 0;
        lastFailure = finding.passed() ? lastFailure : finding;
    }

    /** Waits for the next request; true when this thread is asked to stop. */
    private boolean pause(Finding finding, Duration every) {
        call.heartbeat(finding.sentence());
        LockSupport.parkNanos(every.toNanos());
        return Thread.currentThread().isInterrupted();
    }

    private Finding passed(Finding last) {
        return settings.inARow() == 1
                ? last
                : new Finding(
                        Verdict.PASS,
                        "%s, %d times in a row".formatted(last.sentence(), settings.inARow()));
    }

    private Finding notPassed(Finding last, Duration limit) {
        var failure = lastFailure;
        if (failure == null) {
            return new Finding(
                    Verdict.INCONCLUSIVE,
                    "%s, but only %d of %d times in a row within %d s"
                            .formatted(
                                    last.sentence(),
                                    passedInARow,
                                    settings.inARow(),
                                    limit.toSeconds()));
        }
        return new Finding(
                failure.verdict(),
                "%s; not %d in a row within %d s"
                        .formatted(failure.sentence(), settings.inARow(), limit.toSeconds()));
    }
}
