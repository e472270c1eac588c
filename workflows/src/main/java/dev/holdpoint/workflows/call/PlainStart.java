package dev.holdpoint.workflows.call;

import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run must be started without anything that repeats it or ends it from outside. */
public final class PlainStart {
    /** What the in-process server sets when nothing was asked for. */
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    private PlainStart() {}

    /** Refuses a retry policy, a cron schedule and a time-out with a sentence. */
    public static void demand(String type) {
        var info = Workflow.getInfo();
        refuse(
                type,
                info.getRetryOptions() != null,
                "a retry policy: it would run again by itself");
        refuse(
                type,
                info.getCronSchedule() != null && !info.getCronSchedule().isEmpty(),
                "a cron schedule: use temporal schedule");
        // the server sets a run time-out where only the whole execution has one
        refuse(
                type,
                limited(info.getWorkflowExecutionTimeout()),
                "an execution time-out: it would end the run without bringing stable back");
        refuse(
                type,
                limited(info.getWorkflowRunTimeout()),
                "a run time-out: it would end the run without bringing stable back");
    }

    private static boolean limited(@Nullable Duration timeout) {
        return timeout != null && !timeout.isZero() && timeout.compareTo(TEN_YEARS) != 0;
    }

    private static void refuse(String type, boolean wrong, String what) {
        if (wrong) {
            throw Sentence.refused(
                    "%s cannot be started with %s. Start it again without.".formatted(type, what));
        }
    }
}
