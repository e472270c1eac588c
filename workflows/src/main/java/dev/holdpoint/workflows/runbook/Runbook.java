package dev.holdpoint.workflows.runbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team's written deployment procedure in executable form, {@code kind: Runbook}.
 *
 * @param types the deployment types it knows; the first one is the default
 * @param zone the time zone of {@code windows}; required when there are any
 * @param asking what a question offers when a stage or step says {@code ask} without more
 * @param mayStart who may start what, the first row that fits decides; empty for anyone
 * @param rollback the ordered list that brings stable back
 */
public record Runbook(
        String name,
        Sop sop,
        List<String> types,
        @Nullable ZoneId zone,
        Map<String, Window> windows,
        List<Stage> stages,
        Asking asking,
        OnLost onLost,
        RollbackList rollback,
        List<Rule> rules,
        @Nullable Progress progress,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Start> mayStart) {

    public Runbook {
        types = List.copyOf(types);
        windows = Map.copyOf(windows);
        stages = List.copyOf(stages);
        rules = List.copyOf(rules);
        mayStart = List.copyOf(mayStart);
    }
}
