package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.runbook.Ordered;
import java.util.List;
import java.util.Map;

/** How a command ended: exit code, named outputs, and the redacted tail of what it printed. */
public record CommandResult(int exit, Map<String, String> outputs, List<String> tail) {
    public CommandResult {
        outputs = Ordered.copy(outputs);
        tail = List.copyOf(tail);
    }
}
