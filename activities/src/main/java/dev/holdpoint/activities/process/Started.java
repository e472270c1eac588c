package dev.holdpoint.activities.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a launch started, written before the release runs.
 *
 * @param key the effect key it was started under
 * @param workspace the files it runs from; what a later return to this release needs
 */
record Started(
        String key,
        String version,
        String artifact,
        @Nullable String commit,
        @Nullable String workspace,
        Instant since) {}
