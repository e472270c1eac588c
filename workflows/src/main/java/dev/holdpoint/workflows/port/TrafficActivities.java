package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading, setting and proving the shares of traffic. */
@ActivityInterface
public interface TrafficActivities {
    /** The shares as set now, read from every balancer; changes nothing. */
    @ActivityMethod(name = "ReadTraffic")
    TrafficState readTraffic(Target target);

    /**
     * Sets the shares on every balancer and reads them back. Idempotent: shares already as wanted
     * are success. Fails with {@link Errors#DRIFT} when they are neither expected nor wanted.
     */
    @ActivityMethod(name = "ShiftTraffic")
    TrafficState shiftTraffic(ShiftCall call);

    /**
     * Counts which slot answers until the measured share is inside the 99.9 % binomial interval of
     * the wanted one, exact at 0 and 100 %, or {@code limit} is over; heartbeats.
     *
     * @param former the shares before the shift: the proof counts enough requests to tell the
     *     wanted ones from these; null asks only for a request where traffic should be
     */
    @ActivityMethod(name = "ProveShare")
    ShareProof proveShare(
            Target target,
            Map<String, Integer> shares,
            @Nullable Map<String, Integer> former,
            Duration limit);
}
