package dev.holdpoint.workflows.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named time window; entries are written as {@code Mon-Fri 09:00-18:00}. */
public record Window(
        List<String> allow, List<String> deny, @Nullable String holidays, List<String> except) {

    public Window {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        except = List.copyOf(except);
    }
}
