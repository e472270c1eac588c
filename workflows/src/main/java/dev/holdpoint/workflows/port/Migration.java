package dev.holdpoint.workflows.port;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a migration did: the version before and after, and the steps applied in order. */
public record Migration(
        @Nullable String before, @Nullable String after, List<String> applied, String evidence) {

    public Migration {
        applied = List.copyOf(applied);
    }
}
