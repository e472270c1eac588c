package dev.holdpoint.activities.file;

import dev.holdpoint.activities.JsonExpectation;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@code check: file}.
 *
 * @param path absolute, or inside the artifact's workspace
 * @param contains a text that the file must have
 * @param newerThan the greatest age of its last change
 * @param json JSON pointer → value that the file must have
 */
record FileSettings(
        String path,
        @Nullable String contains,
        @Nullable Duration newerThan,
        JsonExpectation json) {

    FileSettings {
        Objects.requireNonNull(path, "a file check needs a path");
        json = json == null ? JsonExpectation.NONE : json;
    }
}
