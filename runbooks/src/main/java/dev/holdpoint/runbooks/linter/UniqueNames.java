package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;

/** Stages and steps are found by names that no other has: they are parts of ids. */
final class UniqueNames implements RunbookRule {
    private static final String ROLLBACK = "rollback";

    @Override
    public void judge(Runbook runbook, Report report) {
        stages(runbook, report);
        var ids = new HashSet<String>();
        for (var placed : PlacedStep.all(runbook)) {
            var id = placed.step().common().id();
            if (id != null && !ids.add(id)) {
                report.refuse(
                        ProblemKind.ID_TWICE,
                        placed.path() + ".id",
                        id,
                        "expected another id, a step before has this one");
            }
        }
    }

    private static void stages(Runbook runbook, Report report) {
        Map<String, String> slugs = new HashMap<>(Map.of(ROLLBACK, "the rollback list"));
        for (int index = 0; index < runbook.stages().size(); index++) {
            var name = runbook.stages().get(index).name();
            var slug = slug(name);
            var other = slugs.putIfAbsent(slug, "the stage \"" + name + "\"");
            if (other != null || slug.isEmpty()) {
                report.refuse(
                        ProblemKind.STAGE_TWICE,
                        "stages[" + index + "].stage",
                        name,
                        slug.isEmpty()
                                ? "expected a name with a letter or a digit"
                                : "expected another name, in ids it is \""
                                        + slug
                                        + "\" as "
                                        + other);
            }
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
