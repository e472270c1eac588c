package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types, windows and environments that a runbook speaks of are those it has. */
final class KnownWords implements RunbookRule {
    private static final String EMERGENCY = "emergency";

    @Override
    public void judge(Runbook runbook, Report report) {
        if (!runbook.windows().isEmpty() && runbook.zone() == null) {
            report.tell(
                    ProblemKind.ZONE_MISSING,
                    "zone",
                    "missing; windows need the time zone they are in, such as Europe/Berlin");
        }
        exceptions(runbook, report);
        for (var placed : PlacedStep.all(runbook)) {
            if (placed.step() instanceof Step.Wait(_, var window)) {
                new Known("windows", runbook.windows().keySet())
                        .judge(report, ProblemKind.WINDOW_UNKNOWN, placed.kindPath(), window);
            }
            when(runbook, report, placed.path() + ".when", placed.step().common().when());
        }
    }

    private static void exceptions(Runbook runbook, Report report) {
        var words = new ArrayList<>(runbook.types());
        words.add(EMERGENCY);
        var types = new Known("types", words);
        runbook.windows()
                .forEach((name, window) -> {
                    for (int index = 0; index < window.except().size(); index++) {
                        types.judge(
                                report,
                                ProblemKind.TYPE_UNKNOWN,
                                "windows." + name + ".except[" + index + "]",
                                window.except().get(index));
                    }
                });
    }

    private static void when(Runbook runbook, Report report, String path, @Nullable When when) {
        if (when == null) {
            return;
        }
        new Known("types", runbook.types())
                .judge(report, ProblemKind.TYPE_UNKNOWN, path + ".type", when.type());
        new Known("environments of the stages", environments(runbook))
                .judge(
                        report,
                        ProblemKind.STAGE_ENVIRONMENT_UNKNOWN,
                        path + ".environment",
                        when.environment());
        when(runbook, report, path + ".not", when.not());
    }

    private static List<String> environments(Runbook runbook) {
        return runbook.stages().stream()
                .map(Stage::environment)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
