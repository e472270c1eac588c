package dev.holdpoint.activities.gateway;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes connections that nobody needs any more. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Closes it; that this fails changes nothing for anybody. */
    static void quietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("Closing {} failed", connection, e);
        }
    }
}
