package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.TrafficState;
import java.util.List;
import java.util.Map;

/** Moves traffic between slots on one kind of balancer. */
public interface TrafficAdapter extends Adapter {
    /** The shares as set now: one state for each balancer, its evidence beginning with its name. */
    List<TrafficState> read(AdapterCall call);

    /** Sets the shares on every balancer; a slot at 0 is drained, never cut. */
    void set(AdapterCall call, Map<String, Integer> shares);

    /** Requests answered by each slot since the balancer started; may go back to 0. */
    Map<String, Long> counters(AdapterCall call);

    /** Commands for hands that set these shares. */
    List<String> byHand(AdapterCall call, Map<String, Integer> shares);
}
