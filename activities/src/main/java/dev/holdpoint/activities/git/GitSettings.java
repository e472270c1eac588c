package dev.holdpoint.activities.git;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A git repository.
 *
 * @param repository its address, as git takes it
 * @param ref the tag, branch or commit of a version; {@code ${version}} itself when null
 * @param limit how long each call of git may take; 5 minutes when null
 */
record GitSettings(String repository, @Nullable String ref, @Nullable Duration limit) {
    private static final Duration USUAL = Duration.ofMinutes(5);

    String refOrVersion() {
        return ref == null ? "${version}" : ref;
    }

    Duration limitOrUsual() {
        return limit == null ? USUAL : limit;
    }
}
