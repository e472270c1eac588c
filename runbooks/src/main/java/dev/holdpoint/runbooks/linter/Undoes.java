package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every forward effect is covered by a line of the rollback list or says its own undo. */
final class Undoes implements RunbookRule {
    @Override
    public void judge(Runbook runbook, Report report) {
        var lines = PlacedStep.rollback(runbook).stream().map(PlacedStep::step).toList();
        for (var placed : PlacedStep.forward(runbook)) {
            if (placed.step().common().undo() == null && report.sound("rollback.steps")) {
                cover(placed.step())
                        .filter(cover -> lines.stream().noneMatch(cover.line()))
                        .ifPresent(cover ->
                                report.tell(
                                        ProblemKind.UNDO_MISSING,
                                        placed.kindPath(),
                                        sentence(cover)));
            }
        }
    }

    private static String sentence(Cover cover) {
        return "no line of the rollback list takes this back; expected a line "
                + cover.written()
                + " there, or undo: {none: \"why\"} here";
    }

    /** The lines that take an effect back, and how they are written. */
    private record Cover(String written, Predicate<Step> line) {}

    private static Optional<Cover> cover(Step step) {
        return switch (step) {
            case Step.Deploy deploy when deploy.which() != Step.Deploy.Which.STABLE ->
                    Optional.of(deploy(deploy));
            case Step.Shift shift when shift.to() != Step.Shift.To.STABLE -> Optional.of(TRAFFIC);
            case Step.Ramp _ -> Optional.of(TRAFFIC);
            case Step.Migrate migrate when migrate.direction() == Step.Migrate.Direction.UP ->
                    Optional.of(SCHEMA);
            case Step.Flag flag -> Optional.of(flag(flag));
            case Step.Deploy _,
                    Step.Shift _,
                    Step.Migrate _,
                    Step.Check _,
                    Step.Confirm _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Backup _,
                    Step.Restore _,
                    Step.Hold _,
                    Step.Run _,
                    Step.Notify _,
                    Step.Document _ ->
                    Optional.empty();
        };
    }

    private static final Cover TRAFFIC =
            new Cover(
                    "shift: stable",
                    line -> line instanceof Step.Shift shift && shift.to() == Step.Shift.To.STABLE);

    private static final Cover SCHEMA =
            new Cover(
                    "migrate: down or restore: database",
                    line ->
                            line instanceof Step.Restore
                                    || (line instanceof Step.Migrate migrate
                                            && migrate.direction() == Step.Migrate.Direction.DOWN));

    /** What is beside stable is left alone once traffic is back; a fleet is deployed again. */
    private static Cover deploy(Step.Deploy deploy) {
        Predicate<Step> redeploy =
                line ->
                        line instanceof Step.Deploy back
                                && back.which() == Step.Deploy.Which.STABLE;
        return switch (deploy.common().at().kind()) {
            case CANDIDATE ->
                    new Cover("shift: stable or deploy: stable", TRAFFIC.line().or(redeploy));
            case STABLE, SERVERS, REST -> new Cover("deploy: stable", redeploy);
        };
    }

    private static Cover flag(Step.Flag flag) {
        var names = List.copyOf(flag.flags().keySet());
        return new Cover(
                "flag: for " + String.join(", ", names),
                line -> line instanceof Step.Flag back && back.flags().keySet().containsAll(names));
    }
}
