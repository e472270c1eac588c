package dev.holdpoint.activities.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param header a header's value by its name in any case; null when there is none
 * @param body its beginning, up to a megabyte
 */
record Answer(int status, Function<String, @Nullable String> header, String body) {}
