package dev.holdpoint.workflows.port;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A check to run once.
 *
 * @param limit how long it may take
 * @param over the window a log check looks back over
 */
public record CheckCall(String name, Target target, Duration limit, @Nullable Duration over) {}
