package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.approval.Approval;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import org.jspecify.annotations.Nullable;

/** Whether a signature is that of the person it is said to be of. */
@ActivityInterface
public interface ApprovalActivities {
    /** Checks it by the People document as it is now; a refusal is an answer, no failure. */
    @ActivityMethod(name = "VerifyApproval")
    Verified verify(VerifyCall call);

    /**
     * What to check.
     *
     * @param service whose people it is about
     * @param role which the person must hold; null for anyone in People
     * @param statement what was signed
     * @param signature armored
     */
    record VerifyCall(
            String service,
            @Nullable String role,
            String decision,
            String by,
            String statement,
            String signature) {}

    /**
     * What came of it: one of the two.
     *
     * @param refusal why it does not count, and what to do
     */
    record Verified(@Nullable Approval approval, @Nullable String refusal) {}
}
