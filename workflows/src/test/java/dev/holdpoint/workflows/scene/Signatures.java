package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.approval.Approval;
import dev.holdpoint.workflows.port.ApprovalActivities;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A check of signatures that takes the text {@code good} for one. */
public final class Signatures implements ApprovalActivities {
    /** When it looks, as it says. */
    public static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");

    private final List<VerifyCall> calls = new CopyOnWriteArrayList<>();
    private volatile Function<VerifyCall, @Nullable String> refusal =
            call -> call.signature().equals("good") ? null : "The signature is not good.";

    /** What it finds wrong with a signature from now on; null for nothing. */
    public Signatures refusing(Function<VerifyCall, @Nullable String> why) {
        refusal = why;
        return this;
    }

    /** What it was asked. */
    public List<VerifyCall> calls() {
        return calls;
    }

    @Override
    public Verified verify(VerifyCall call) {
        calls.add(call);
        var why = refusal.apply(call);
        return why == null
                ? new Verified(
                        new Approval(
                                call.by(),
                                call.decision(),
                                call.statement(),
                                call.signature(),
                                "ssh-ed25519 AAAA",
                                "SHA256:key-of-" + call.by(),
                                AT),
                        null)
                : new Verified(null, why);
    }
}
