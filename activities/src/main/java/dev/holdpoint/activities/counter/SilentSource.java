package dev.holdpoint.activities.counter;

import java.io.Serial;

/**
 * A source gave nothing that can be counted on; becomes a sample without data, with this reason.
 */
public final class SilentSource extends Exception {
    @Serial private static final long serialVersionUID = 1;

    public SilentSource(String why) {
        super(why, null, false, false);
    }
}
