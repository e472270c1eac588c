package dev.holdpoint.worker.demo.shop;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A built-in defect: exactly so many of every so many requests fail, evenly spread.
 *
 * @param bad how many fail
 * @param of out of how many in a row, at least 1
 */
record Faults(int bad, int of, AtomicLong requests) {
    /** The header of a response that failed on purpose. */
    static final String HEADER = "X-Shop-Fault";

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})/([1-9][0-9]{0,5})");

    Faults {
        if (bad < 0 || of < 1 || bad > of) {
            throw new IllegalArgumentException(
                    "faults need 0 <= bad <= of, was %d of every %d".formatted(bad, of));
        }
    }

    /** Reads {@code 3/20}. */
    static Faults parse(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("faults are written 3/20, not '" + text + "'");
        }
        return new Faults(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                new AtomicLong());
    }

    /** Whether the next request is one that fails. */
    boolean hitsNext() {
        long number = requests.getAndIncrement();
        return (number + 1) * bad / of > number * bad / of;
    }

    /** In words: {@code 3 of every 20 requests}. */
    String words() {
        return bad == 0 ? "none" : "%d of every %d requests".formatted(bad, of);
    }
}
