package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.call.Countdown;
import dev.holdpoint.workflows.call.Moment;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows on the deployment's own page what one of its stages waits for: the page that on-call lands
 * on has a bar for each timer, and a stage's timers are bars on the stage's page only.
 */
final class WaitBar {
    private final Supplier<@Nullable Wanted> wanted;

    /**
     * A bar.
     *
     * @param ends when the wait is over at the latest
     */
    record Wanted(String text, Instant ends) {}

    WaitBar(Supplier<@Nullable Wanted> wanted) {
        this.wanted = wanted;
    }

    /** Shows it until the run ends; runs beside the stages. */
    void show() {
        Wanted shown = null;
        Countdown bar = null;
        while (true) {
            var before = shown;
            Workflow.await(() -> !Objects.equals(wanted.get(), before));
            shown = wanted.get();
            if (bar != null) {
                bar.stop();
            }
            bar = shown == null ? null : countdown(shown);
        }
    }

    private static @Nullable Countdown countdown(Wanted wanted) {
        var left = Duration.between(Moment.now(), wanted.ends());
        return left.isPositive() ? Countdown.of(left, wanted.text()) : null;
    }
}
