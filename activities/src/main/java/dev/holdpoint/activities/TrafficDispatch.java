package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.ShareProof;
import dev.holdpoint.workflows.port.ShiftCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.port.TrafficActivities;
import dev.holdpoint.workflows.port.TrafficState;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traffic by whichever adapter the service names. */
public final class TrafficDispatch implements TrafficActivities {
    private final Calls<TrafficAdapter> calls;

    public TrafficDispatch(Adapters adapters) {
        this.calls = new Calls<>(adapters, TrafficAdapter.class);
    }

    @Override
    public TrafficState readTraffic(Target target) {
        return calls.look(target, (adapter, call) -> Balancers.together(adapter.read(call)));
    }

    @Override
    public TrafficState shiftTraffic(ShiftCall shift) {
        return calls.effect(
                shift.key(), shift.target(), (adapter, call) -> shift(adapter, call, shift));
    }

    @Override
    public ShareProof proveShare(
            Target target,
            Map<String, Integer> shares,
            @Nullable Map<String, Integer> former,
            Duration limit) {
        var tally = new ShareTally(shares, former);
        return calls.look(
                target, (adapter, call) -> new ShareWatch(adapter, call, tally).until(limit));
    }

    private static TrafficState shift(TrafficAdapter adapter, AdapterCall call, ShiftCall shift) {
        var expected = shift.expects();
        if (expected != null) {
            var seen = adapter.read(call);
            if (Balancers.all(seen, shift.shares())) {
                return Balancers.together(seen);
            }
            if (!Balancers.each(seen, expected, shift.shares())) {
                throw drift(shift, expected, seen, adapter.byHand(call, expected));
            }
        }
        // going back to stable is right at any time, also when Temporal does not answer
        var wanted = shift.exposes() ? call : call.fenced(() -> {});
        wanted.stillWanted();
        adapter.set(wanted, shift.shares());
        return readBack(shift, adapter.read(call));
    }

    private static TrafficState readBack(ShiftCall shift, List<TrafficState> seen) {
        var state = Balancers.together(seen);
        if (Balancers.all(seen, shift.shares())) {
            return state;
        }
        throw ApplicationFailure.newFailure(
                "Traffic of %s was set to %s, but reads back as: %s. It is tried again."
                        .formatted(
                                place(shift.target()),
                                Balancers.words(shift.shares()),
                                state.evidence()),
                "Unavailable");
    }

    private static ApplicationFailure drift(
            ShiftCall shift,
            Map<String, Integer> expected,
            List<TrafficState> seen,
            List<String> byHand) {
        return ApplicationFailure.newNonRetryableFailure(
                "Traffic of %s was not shifted to %s: expected %s, seen %s. Somebody or something else has set it; nothing was changed. Way out: set it back by hand and try again, or roll back. By hand: %s"
                        .formatted(
                                place(shift.target()),
                                Balancers.words(shift.shares()),
                                Balancers.words(expected),
                                Balancers.together(seen).evidence(),
                                String.join(" && ", byHand)),
                Errors.DRIFT);
    }

    private static String place(Target target) {
        return target.environment() == null
                ? target.service()
                : target.service() + "@" + target.environment();
    }
}
