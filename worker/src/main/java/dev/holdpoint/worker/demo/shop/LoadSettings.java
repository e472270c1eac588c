package dev.holdpoint.worker.demo.shop;

import java.time.Duration;

/**
 * A load.
 *
 * @param url where the shop is reached
 * @param perSecond requests a second, whether earlier ones are answered or not
 * @param writeEach each so many-th request places an order, the others list orders
 * @param timeout after which a request counts as lost
 */
public record LoadSettings(String url, double perSecond, int writeEach, Duration timeout) {
    public LoadSettings {
        if (perSecond <= 0 || perSecond > 10_000) {
            throw new IllegalArgumentException(
                    "perSecond must be above 0 and at most 10000, was " + perSecond);
        }
        if (writeEach < 1) {
            throw new IllegalArgumentException("writeEach must be at least 1, was " + writeEach);
        }
    }

    /** The usual mix: one write in five, ten seconds to answer. */
    public static LoadSettings of(String url, double perSecond) {
        return new LoadSettings(url, perSecond, 5, Duration.ofSeconds(10));
    }
}
