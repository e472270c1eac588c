package dev.holdpoint.workflows.judge;

/**
 * The hits to expect among a number of requests when each goes to a slot with a given chance: the
 * central 99.9 % of the binomial distribution.
 *
 * <p>A measured share inside it is exactly one whose Clopper-Pearson interval holds the wanted
 * share (C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits illustrated in
 * the case of the binomial, Biometrika 26, 1934, 404-413): each tail keeps at most 0.05 %.
 *
 * @param requests all requests counted
 * @param share the wanted share, 0 to 1
 * @param least fewest hits inside
 * @param most most hits inside
 */
public record BinomialInterval(long requests, double share, long least, long most) {
    private static final double TAIL = 0.0005;

    /** The interval of so many requests at this share; exact at 0 and 1. */
    public static BinomialInterval of(long requests, double share) {
        if (requests < 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "an interval needs requests >= 0 and a share of 0 to 1, was %d and %s"
                            .formatted(requests, share));
        }
        var most = most(requests, share);
        // the hits of one share are the misses of the other
        return new BinomialInterval(requests, share, requests - most(requests, 1 - share), most);
    }

    /** The fewest requests whose intervals at the two shares do not touch. */
    public static long enough(double share, double other) {
        if (share == other) {
            throw new IllegalArgumentException("nothing tells a share from itself: " + share);
        }
        var high = 1L;
        while (!of(high, share).tellsFrom(other)) {
            high *= 2;
        }
        var low = high / 2;
        while (high - low > 1) {
            var middle = low + (high - low) / 2;
            if (of(middle, share).tellsFrom(other)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Whether so many hits are to be expected. */
    public boolean contains(long hits) {
        return least <= hits && hits <= most;
    }

    /** Whether no number of hits fits both this share and the other one. */
    public boolean tellsFrom(double other) {
        var there = of(requests, other);
        return there.most < least || most < there.least;
    }

    /** The largest number of hits that is reached with more than {@link #TAIL} probability. */
    private static long most(long requests, double share) {
        if (share == 0 || requests == 0) {
            return 0;
        }
        if (share == 1) {
            return requests;
        }
        var low = (long) (requests * share);
        var high = requests + 1;
        while (high - low > 1) {
            var middle = low + (high - low) / 2;
            if (upperTail(requests, share, middle) > TAIL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The probability of at least so many hits, for hits above the mean: terms only fall. */
    private static double upperTail(long requests, double share, long hits) {
        var odds = share / (1 - share);
        var term = Math.exp(logProbability(requests, share, hits));
        var sum = term;
        for (var k = hits; k < requests && term > sum * 1e-15; k++) {
            term *= odds * (requests - k) / (k + 1);
            sum += term;
        }
        return sum;
    }

    private static double logProbability(long requests, double share, long hits) {
        return logFactorial(requests)
                - logFactorial(hits)
                - logFactorial(requests - hits)
                + hits * Math.log(share)
                + (requests - hits) * Math.log1p(-share);
    }

    /** Summed below 20; above it Stirling's series, whose next term is below 1e-12 there. */
    private static double logFactorial(long n) {
        if (n < 20) {
            var sum = 0.0;
            for (var k = 2; k <= n; k++) {
                sum += Math.log(k);
            }
            return sum;
        }
        double x = n;
        var square = x * x;
        var series =
                (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / (1680 * square)) / square) / square)
                        / x;
        return x * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI * x) + series;
    }
}
