package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.command.Acknowledgement;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.status.Snapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage's last word.
 *
 * @param bound what it fixed; null when it took no environment
 * @param acknowledged commands that were applied in its last moment
 */
public record StageResult(
        Ending ending,
        @Nullable Bound bound,
        Bench.Carried measured,
        Map<String, String> answers,
        List<String> reached,
        Map<String, String> deployed,
        Snapshot last,
        List<Acknowledgement> acknowledged) {

    public StageResult {
        answers = Ordered.copy(answers);
        reached = List.copyOf(reached);
        deployed = Ordered.copy(deployed);
        acknowledged = List.copyOf(acknowledged);
    }
}
