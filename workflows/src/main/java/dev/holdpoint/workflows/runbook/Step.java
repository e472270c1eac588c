package dev.holdpoint.workflows.runbook;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One typed item of a stage: exactly one kind, and what every kind may say beside it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Check.class, name = "check"),
    @JsonSubTypes.Type(value = Step.Confirm.class, name = "confirm"),
    @JsonSubTypes.Type(value = Step.Approve.class, name = "approve"),
    @JsonSubTypes.Type(value = Step.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Step.Wait.class, name = "wait"),
    @JsonSubTypes.Type(value = Step.Backup.class, name = "backup"),
    @JsonSubTypes.Type(value = Step.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Step.Migrate.class, name = "migrate"),
    @JsonSubTypes.Type(value = Step.Deploy.class, name = "deploy"),
    @JsonSubTypes.Type(value = Step.Shift.class, name = "shift"),
    @JsonSubTypes.Type(value = Step.Ramp.class, name = "ramp"),
    @JsonSubTypes.Type(value = Step.Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = Step.Flag.class, name = "flag"),
    @JsonSubTypes.Type(value = Step.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Step.Notify.class, name = "notify"),
    @JsonSubTypes.Type(value = Step.Document.class, name = "record")
})
public sealed interface Step {
    /** What every kind may say. */
    Common common();

    /** The kind as the language writes it. */
    default String kind() {
        return this instanceof Document
                ? "record"
                : getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** The same step with other common parts. */
    Step with(Common common);

    /**
     * What every step may say.
     *
     * @param within a time limit, a greatest age or a time-box, as the kind defines it
     * @param otherwise what silence means: a consequence in lower case or one of an ask's answers
     */
    record Common(
            @Nullable String id,
            Place at,
            @Nullable When when,
            @Nullable String by,
            @Nullable Duration within,
            @Nullable String otherwise,
            @Nullable Consequence onFailure,
            @Nullable Undo undo,
            @Nullable String sop) {
        public static final Common NONE =
                new Common(null, Place.CANDIDATE, null, null, null, null, null, null, null);
    }

    /** Checks that must pass; {@code over} is the window that log checks look back over. */
    record Check(Common common, List<String> checks, @Nullable Duration over) implements Step {
        public Check {
            checks = List.copyOf(checks);
        }

        @Override
        public Check with(Common common) {
            return new Check(common, checks, over);
        }
    }

    /** Sentences a person attests, one by one. */
    record Confirm(Common common, Map<String, String> items, List<String> allow, boolean evidence)
            implements Step {
        public Confirm {
            items = Ordered.copy(items);
            allow = List.copyOf(allow);
        }

        @Override
        public Confirm with(Common common) {
            return new Confirm(common, items, allow, evidence);
        }
    }

    /** An approval by a role, bound to the plan's hash. */
    record Approve(Common common, String role) implements Step {
        @Override
        public Approve with(Common common) {
            return new Approve(common, role);
        }
    }

    /** A question with its answers, in the order to show them. */
    record Ask(Common common, String question, Map<String, Consequence> answers) implements Step {
        public Ask {
            answers = Ordered.copy(answers);
        }

        @Override
        public Ask with(Common common) {
            return new Ask(common, question, answers);
        }
    }

    /** A wait for a named window. */
    record Wait(Common common, String window) implements Step {
        @Override
        public Wait with(Common common) {
            return new Wait(common, window);
        }
    }

    /** A backup, today always of the database. */
    record Backup(Common common, String what) implements Step {
        @Override
        public Backup with(Common common) {
            return new Backup(common, what);
        }
    }

    /** The restoration of a backup. */
    record Restore(Common common, String what) implements Step {
        @Override
        public Restore with(Common common) {
            return new Restore(common, what);
        }
    }

    /**
     * Schema migrations, up or down.
     *
     * @param restores whether a failure offers to restore the backup, {@code onFailure: restore} in
     *     the language; the common parts then say {@code ask}, since it asks first
     */
    record Migrate(Common common, Direction direction, boolean restores) implements Step {
        /** The way a schema moves. */
        public enum Direction {
            UP,
            DOWN
        }

        @Override
        public Migrate with(Common common) {
            return new Migrate(common, direction, restores);
        }
    }

    /** A release is started somewhere; parts, batch and between are for fleets. */
    record Deploy(
            Common common,
            Which which,
            List<String> parts,
            @Nullable Integer batch,
            List<Step> between)
            implements Step {
        /** Which release. */
        public enum Which {
            NEW,
            STABLE,
            REFERENCE
        }

        /** Stable as it was, by the engine's own doing. */
        public static final Deploy STABLE =
                new Deploy(Common.NONE, Which.STABLE, List.of(), null, List.of());

        public Deploy {
            parts = List.copyOf(parts);
            between = List.copyOf(between);
        }

        @Override
        public Deploy with(Common common) {
            return new Deploy(common, which, parts, batch, between);
        }
    }

    /** Traffic moves: a share to the candidate, all of it to stable, or none to anyone. */
    record Shift(Common common, To to, Share share) implements Step {
        /** Where traffic goes; {@code share} counts with CANDIDATE only. */
        public enum To {
            CANDIDATE,
            STABLE,
            NOWHERE
        }

        /** Everybody to stable, by the engine's own doing. */
        public static final Shift STABLE = new Shift(Common.NONE, To.STABLE, Share.NONE);

        @Override
        public Shift with(Common common) {
            return new Shift(common, to, share);
        }
    }

    /** Shift and hold pairs; the compiler expands them before steps are numbered. */
    record Ramp(Common common, List<Leg> legs) implements Step {
        /** One pair: this share, held this long. */
        public record Leg(Share share, Duration hold) {}

        public Ramp {
            legs = List.copyOf(legs);
        }

        @Override
        public Ramp with(Common common) {
            return new Ramp(common, legs);
        }
    }

    /** A wait that counts measured samples, one each {@code every}; default five seconds. */
    record Hold(Common common, Duration length, Duration every, List<String> checks)
            implements Step {
        public static final Duration EVERY = Duration.ofSeconds(5);

        public Hold {
            checks = List.copyOf(checks);
        }

        @Override
        public Hold with(Common common) {
            return new Hold(common, length, every, checks);
        }
    }

    /** Feature flags and the value each takes. */
    record Flag(Common common, Map<String, String> flags) implements Step {
        public Flag {
            flags = Ordered.copy(flags);
        }

        @Override
        public Flag with(Common common) {
            return new Flag(common, flags);
        }
    }

    /** A command of the service. */
    record Run(Common common, String command) implements Step {
        @Override
        public Run with(Common common) {
            return new Run(common, command);
        }
    }

    /**
     * A notice.
     *
     * @param required whether the run fails when it cannot be delivered
     * @param lead how long it must have been out before the run goes on
     */
    record Notify(
            Common common, String notice, String to, boolean required, @Nullable Duration lead)
            implements Step {
        @Override
        public Notify with(Common common) {
            return new Notify(common, notice, to, required, lead);
        }
    }

    /** A written record that is owed, {@code record:} in the language. */
    record Document(Common common, String name, Map<String, String> form, @Nullable Duration owed)
            implements Step {
        public Document {
            form = Ordered.copy(form);
        }

        @Override
        public Document with(Common common) {
            return new Document(common, name, form, owed);
        }
    }
}
