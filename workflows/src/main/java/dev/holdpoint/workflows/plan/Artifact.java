package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The immutable thing a version stands for, resolved once per run.
 *
 * @param digest its identity, such as {@code sha256:…} or a commit
 * @param workspace a folder with its files on the worker that resolved it; not part of the hash
 * @param outputs what else the source told, by name
 */
public record Artifact(
        String version,
        String digest,
        @Nullable String commit,
        @Nullable String workspace,
        Map<String, String> outputs) {

    public Artifact {
        outputs = Ordered.copy(outputs);
    }
}
