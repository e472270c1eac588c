package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Rule.Condition;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the language can say and the engine cannot run: refused by name, so that nobody believes a
 * line is carried out that is not.
 */
public enum NotYet {
    RESTORE("restore"),
    FLAG("flag"),
    RECORD("record"),
    PROGRESS("progress"),
    PARTS("parts"),
    BATCH("batch"),
    BETWEEN("between"),
    DEPLOY_REFERENCE("deploy: reference"),
    AT_SERVERS("at: {servers}"),
    AT_REST("at: rest"),
    HOLD_AT_STABLE("hold: {at: stable}"),
    SHIFT_NONE("shift: none"),
    MIGRATE_RESTORES("migrate: {onFailure: restore}"),
    UNDO_RUN("undo: {run}"),
    RISES("rises"),
    FALLS("falls"),
    BURNS("burns"),
    WHEN_MIGRATIONS("when: {migrations}"),
    CHECK_SCHEMA("check: schema"),
    CHECK_REHEARSAL("check: rehearsal"),
    CHECK_MIGRATION_LINT("check: migration-lint"),
    ADAPTER("an adapter marked not runnable");

    private static final Map<String, NotYet> CHECKS =
            Map.of(
                    "schema", CHECK_SCHEMA,
                    "rehearsal", CHECK_REHEARSAL,
                    "migration-lint", CHECK_MIGRATION_LINT);

    private final String label;

    NotYet(String label) {
        this.label = label;
    }

    /** As it is written in a document. */
    public String label() {
        return label;
    }

    /** The refusal. */
    String sentence() {
        return sentence(label);
    }

    /** The refusal of something more particular than the label. */
    String sentence(String particular) {
        return "`%s` is part of the language, but the engine cannot run it yet"
                .formatted(particular);
    }

    /** Everything in a step that cannot run, with the key it stands under. */
    static Map<String, NotYet> in(Step step) {
        var found = new LinkedHashMap<String, NotYet>();
        kind(step).ifPresent(what -> found.put(step.kind(), what));
        if (step instanceof Step.Deploy deploy) {
            fleet(deploy, found);
        }
        place(step.common().at()).ifPresent(what -> found.put("at", what));
        if (migrations(step.common().when())) {
            found.put("when", WHEN_MIGRATIONS);
        }
        var undo = step.common().undo();
        if (undo != null && undo.command() != null) {
            found.put("undo", UNDO_RUN);
        }
        return found;
    }

    /**
     * What only the rollback list can say: there a hold is a time that stable stays alone, in a
     * stage it measures the candidate.
     */
    static Optional<NotYet> inStage(Step step) {
        return step instanceof Step.Hold && step.common().at().kind() == Place.Kind.STABLE
                ? Optional.of(HOLD_AT_STABLE)
                : Optional.empty();
    }

    /** The built-in checks among these that cannot run. */
    static List<NotYet> among(List<String> checks) {
        var found = new ArrayList<NotYet>();
        for (var check : checks) {
            var what = CHECKS.get(check);
            if (what != null) {
                found.add(what);
            }
        }
        return found;
    }

    /** The condition of a rule, when it cannot be judged. */
    static Optional<NotYet> in(Condition condition) {
        return switch (condition) {
            case Condition.Rises _ -> Optional.of(RISES);
            case Condition.Falls _ -> Optional.of(FALLS);
            case Condition.Burns _ -> Optional.of(BURNS);
            case Condition.Above _, Condition.Below _, Condition.Fails _, Condition.Reported _ ->
                    Optional.empty();
        };
    }

    private static Optional<NotYet> kind(Step step) {
        return switch (step) {
            case Step.Restore _ -> Optional.of(RESTORE);
            case Step.Flag _ -> Optional.of(FLAG);
            case Step.Document _ -> Optional.of(RECORD);
            case Step.Shift shift when shift.to() == Step.Shift.To.NOWHERE ->
                    Optional.of(SHIFT_NONE);
            case Step.Deploy deploy when deploy.which() == Step.Deploy.Which.REFERENCE ->
                    Optional.of(DEPLOY_REFERENCE);
            case Step.Migrate migrate when migrate.restores() -> Optional.of(MIGRATE_RESTORES);
            case Step.Check _,
                    Step.Confirm _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Backup _,
                    Step.Migrate _,
                    Step.Deploy _,
                    Step.Shift _,
                    Step.Ramp _,
                    Step.Hold _,
                    Step.Run _,
                    Step.Notify _ ->
                    Optional.empty();
        };
    }

    private static void fleet(Step.Deploy deploy, Map<String, NotYet> found) {
        if (!deploy.parts().isEmpty()) {
            found.put("parts", PARTS);
        }
        if (deploy.batch() != null) {
            found.put("batch", BATCH);
        }
        if (!deploy.between().isEmpty()) {
            found.put("between", BETWEEN);
        }
    }

    private static Optional<NotYet> place(Place at) {
        return switch (at.kind()) {
            case SERVERS -> Optional.of(AT_SERVERS);
            case REST -> Optional.of(AT_REST);
            case CANDIDATE, STABLE -> Optional.empty();
        };
    }

    private static boolean migrations(@Nullable When when) {
        return when != null && (when.migrations() != null || migrations(when.not()));
    }
}
