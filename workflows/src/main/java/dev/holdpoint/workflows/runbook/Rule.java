package dev.holdpoint.workflows.runbook;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One row of the decision matrix.
 *
 * @param sustained the unbroken breach it takes, {@code for:} in the language; null for at once
 * @param during the row counts only in the first so long of exposure
 * @param atLeast requests it takes to judge; null for the default of the limit
 * @param stableMeanwhile users leave the bad slot while a person thinks
 * @param otherwise what silence means, for {@code ask} and {@code hold}
 */
public record Rule(
        Subject subject,
        Condition condition,
        @Nullable Duration sustained,
        @Nullable Duration during,
        @Nullable Integer atLeast,
        @Nullable Severity severity,
        Action action,
        @Nullable String by,
        boolean stableMeanwhile,
        @Nullable Duration within,
        @Nullable Consequence otherwise,
        @Nullable String sop) {

    /** How bad it is; P0 is worst and first. */
    public enum Severity {
        P0,
        P1,
        P2,
        P3
    }

    /** What is done about it, mildest first. */
    public enum Action {
        WARN,
        HOLD,
        ASK,
        ROLLBACK
    }

    /** What is judged. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Subject.Metric.class, name = "metric"),
        @JsonSubTypes.Type(value = Subject.Check.class, name = "check"),
        @JsonSubTypes.Type(value = Subject.Report.class, name = "report")
    })
    public sealed interface Subject {
        /** The metric's, check's or report's name. */
        String name();

        record Metric(String name) implements Subject {}

        record Check(String name) implements Subject {}

        /** A person's finding, told by the command {@code report}. */
        record Report(String name) implements Subject {}
    }

    /** When the row applies. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Condition.Above.class, name = "above"),
        @JsonSubTypes.Type(value = Condition.Below.class, name = "below"),
        @JsonSubTypes.Type(value = Condition.Rises.class, name = "rises"),
        @JsonSubTypes.Type(value = Condition.Falls.class, name = "falls"),
        @JsonSubTypes.Type(value = Condition.Burns.class, name = "burns"),
        @JsonSubTypes.Type(value = Condition.Fails.class, name = "fails"),
        @JsonSubTypes.Type(value = Condition.Reported.class, name = "reported")
    })
    public sealed interface Condition {
        record Above(Limit limit) implements Condition {}

        record Below(Limit limit) implements Condition {}

        record Rises(Limit limit, Against against) implements Condition {}

        record Falls(Limit limit, Against against) implements Condition {}

        /** An error budget burnt so many times too fast over a window. */
        record Burns(double factor, Duration over) implements Condition {}

        /** So many failures of a check in a row. */
        record Fails(int times) implements Condition {}

        /** A person reported it. */
        record Reported() implements Condition {}
    }

    /** What a relative condition compares with. */
    public enum Against {
        STABLE,
        BEFORE
    }
}
