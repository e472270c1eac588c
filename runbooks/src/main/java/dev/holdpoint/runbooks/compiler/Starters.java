package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.workflows.runbook.Start;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses a run that the one who asks for it may not start. */
record Starters(Context context) {
    /** In each environment that is taken the first row that fits decides. */
    void judge(List<NumberedStage> selected) {
        roles();
        for (var environment : environments(selected)) {
            var facts = context.resolved().facts();
            context.sources().runbook().mayStart().stream()
                    .filter(row -> row.matches(facts.type(), environment, facts.emergency()))
                    .findFirst()
                    .filter(row -> !holds(row))
                    .ifPresent(row -> refuse(row, environment));
        }
    }

    private void roles() {
        var rows = context.sources().runbook().mayStart();
        for (int index = 0; index < rows.size(); index++) {
            var by = Spot.runbook("mayStart").at(index).at("by");
            for (int role = 0; role < rows.get(index).by().size(); role++) {
                context.role(rows.get(index).by().get(role), by.at(role));
            }
        }
    }

    private static List<@Nullable String> environments(List<NumberedStage> selected) {
        var names = new LinkedHashSet<@Nullable String>();
        for (var stage : selected) {
            if (stage.stage().environment() != null) {
                names.add(stage.stage().environment());
            }
        }
        if (names.isEmpty()) {
            names.add(null);
        }
        return new ArrayList<>(names);
    }

    private boolean holds(Start row) {
        var by = context.sources().request().by();
        return by != null && row.by().stream().anyMatch(role -> people(role).contains(by));
    }

    private List<String> people(String role) {
        return context.sources().roles().getOrDefault(role, List.of());
    }

    private void refuse(Start row, @Nullable String environment) {
        var facts = context.resolved().facts();
        var what =
                "%stype %s%s"
                        .formatted(
                                facts.emergency() ? "an emergency of " : "",
                                facts.type(),
                                environment == null ? "" : " in " + environment);
        var by = context.sources().request().by();
        context.findings()
                .add(
                        Spot.request("by"),
                        by == null
                                ? "say who starts it; %s may be started by %s"
                                        .formatted(what, who(row))
                                : "%s may not start %s; %s may".formatted(by, what, who(row)));
    }

    private String who(Start row) {
        return row.by().stream()
                .map(role -> "%s (%s)".formatted(role, Names.known(people(role))))
                .collect(Collectors.joining(" or "));
    }
}
