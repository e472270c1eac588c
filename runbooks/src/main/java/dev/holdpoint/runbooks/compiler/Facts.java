package dev.holdpoint.runbooks.compiler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known before anything starts, for deciding {@code when}.
 *
 * @param environment the request's; null matches no {@code when: {environment}}
 * @param slots whether the place has slots; null where only the run can tell
 */
record Facts(
        String type,
        @Nullable String environment,
        boolean emergency,
        List<String> flags,
        @Nullable Boolean slots) {

    Facts withSlots(@Nullable Boolean known) {
        return new Facts(type, environment, emergency, flags, known);
    }
}
