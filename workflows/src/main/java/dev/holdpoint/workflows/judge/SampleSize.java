package dev.holdpoint.workflows.judge;

/**
 * How many requests a limit needs before their silence says anything.
 *
 * <p>With fewer, a service exactly at the limit still shows none that breach it in more than one
 * case of twenty. For a ratio it is the exact form of the rule of three (Hanley and Lippman-Hand,
 * <i>If nothing goes wrong, is everything all right?</i>, JAMA 1983); for a quantile the one-sided
 * tolerance limit without distribution (Wilks 1941).
 */
public final class SampleSize {
    /** The greatest probability of being fooled by silence. */
    public static final double DOUBT = 0.05;

    private SampleSize() {}

    /**
     * For a share of bad requests: ⌈ln 0.05 / ln(1 − limit)⌉.
     *
     * @param limit above 0 and at most 1; no number of requests proves a limit of 0
     */
    public static int forRatio(double limit) {
        if (!(limit > 0 && limit <= 1)) {
            throw new IllegalArgumentException(
                    "the limit of a ratio must be above 0 and at most 1, was " + limit);
        }
        return limit == 1 ? 1 : requests(1 - limit);
    }

    /**
     * For a quantile: ⌈ln 0.05 / ln q⌉.
     *
     * @param q between 0 and 1, both excluded
     */
    public static int forQuantile(double q) {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException(
                    "a quantile must be between 0 and 1, both excluded, was " + q);
        }
        return requests(q);
    }

    private static int requests(double good) {
        return (int) Math.ceil(Math.log(DOUBT) / Math.log(good));
    }
}
