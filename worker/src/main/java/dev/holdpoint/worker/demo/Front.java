package dev.holdpoint.worker.demo;

import java.util.Map;

/** What stands before the slots and splits the traffic. */
sealed interface Front permits GatewayFront, HaproxyFront {
    /** Where users go. */
    String url();

    /** What it is, in one sentence. */
    String sentence();

    /**
     * What the shop's document says of it: {@code traffic}, {@code error-rate}, {@code latency}.
     */
    Map<String, Object> settings();

    /** Takes no more requests. */
    void stop();
}
