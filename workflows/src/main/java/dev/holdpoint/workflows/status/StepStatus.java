package dev.holdpoint.workflows.status;

import dev.holdpoint.workflows.approval.Approval;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a step stands.
 *
 * @param state {@code next}, {@code running}, {@code done}, {@code skipped} or {@code failed}
 * @param note what came of it, in one sentence
 * @param approvals signed decisions that counted, to be checked again; null where there is none
 */
public record StepStatus(
        String id,
        String sentence,
        String state,
        @Nullable String note,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable List<Approval> approvals) {
    public StepStatus {
        approvals = approvals == null ? null : List.copyOf(approvals);
    }

    /** One without signed decisions. */
    public StepStatus(
            String id,
            String sentence,
            String state,
            @Nullable String note,
            @Nullable Instant started,
            @Nullable Instant ended) {
        this(id, sentence, state, note, started, ended, null);
    }
}
