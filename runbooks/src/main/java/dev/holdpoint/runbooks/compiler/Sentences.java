package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Rule.Condition;
import dev.holdpoint.workflows.runbook.Step;
import java.util.Locale;

/** Steps and rules in words, as plan, timeline and run card show them. */
final class Sentences {
    private Sentences() {}

    /**
     * What a step does.
     *
     * @param slots whether the place has slots; without them a release goes where stable runs
     */
    static String of(Step step, boolean slots) {
        return switch (step) {
            case Step.Check check ->
                    "check " + Names.and(check.checks()) + stable(step) + look(check);
            case Step.Confirm confirm -> who(step) + " confirms " + points(confirm);
            case Step.Approve approve -> approve.role() + " approves";
            case Step.Ask ask -> "ask " + who(step) + ": " + ask.question();
            case Step.Wait wait -> "wait for window " + wait.window();
            case Step.Backup backup -> "back up the " + backup.what();
            case Step.Restore restore -> "restore the " + restore.what();
            case Step.Migrate migrate -> "migrate the database " + lower(migrate.direction());
            case Step.Deploy deploy -> "deploy " + release(deploy, slots);
            case Step.Shift shift -> shift(shift);
            case Step.Ramp ramp -> "raise the share in %d legs".formatted(ramp.legs().size());
            case Step.Hold hold -> hold(hold);
            case Step.Flag flag -> "set flags " + Names.known(flag.flags().keySet());
            case Step.Run run -> "run " + run.command();
            case Step.Notify notify -> notify(notify);
            case Step.Document document -> "record " + document.name();
        };
    }

    /** A row of the decision matrix: {@code error-rate above 5 % for 2 min → ask}. */
    static String of(Rule rule) {
        var words = new StringBuilder(rule.subject().name()).append(' ').append(condition(rule));
        if (rule.sustained() != null) {
            words.append(" for ").append(DurationText.of(rule.sustained()));
        }
        if (rule.during() != null) {
            words.append(" in the first ").append(DurationText.of(rule.during()));
        }
        words.append(" → ").append(action(rule));
        if (rule.stableMeanwhile()) {
            words.append("; meanwhile everybody is on stable");
        }
        return words.toString();
    }

    private static String condition(Rule rule) {
        return switch (rule.condition()) {
            case Condition.Above(var limit) -> "above " + limit.text();
            case Condition.Below(var limit) -> "below " + limit.text();
            case Condition.Rises(var limit, var against) ->
                    "rises %s against %s".formatted(limit.text(), lower(against));
            case Condition.Falls(var limit, var against) ->
                    "falls %s against %s".formatted(limit.text(), lower(against));
            case Condition.Burns(var factor, var over) ->
                    "burns %s times too fast over %s".formatted(factor, DurationText.of(over));
            case Condition.Fails(var times) ->
                    times == 1 ? "fails once" : "fails %d times in a row".formatted(times);
            case Condition.Reported _ -> "reported by a person";
        };
    }

    private static String action(Rule rule) {
        return switch (rule.action()) {
            case ROLLBACK -> "roll back";
            case WARN -> "warn";
            case HOLD -> "hold" + question(rule);
            case ASK -> "ask" + question(rule);
        };
    }

    private static String question(Rule rule) {
        var by = rule.by() == null ? "" : " " + rule.by();
        var within = rule.within() == null ? "" : " within " + DurationText.of(rule.within());
        return by
                + within
                + (rule.otherwise() == null ? "" : ", else " + silence(rule.otherwise()));
    }

    private static String silence(Consequence consequence) {
        return consequence == Consequence.ROLLBACK ? "roll back" : lower(consequence);
    }

    private static String who(Step step) {
        var by = step.common().by();
        return by == null ? "anyone" : by;
    }

    private static String points(Step.Confirm confirm) {
        var items = confirm.items();
        return items.size() == 1
                ? "\"%s\"".formatted(items.values().iterator().next())
                : "%d points: %s".formatted(items.size(), Names.known(items.keySet()));
    }

    private static String look(Step.Check check) {
        return check.over() == null ? "" : " over the last " + DurationText.of(check.over());
    }

    private static String release(Step.Deploy deploy, boolean slots) {
        return switch (deploy.which()) {
            case NEW -> "the new version" + (slots ? place(deploy) : "");
            case STABLE -> "stable again";
            case REFERENCE -> "the reference";
        };
    }

    private static String place(Step step) {
        return step.common().at().kind() == Place.Kind.STABLE
                ? " where stable runs"
                : " to the candidate";
    }

    private static String stable(Step step) {
        return step.common().at().kind() == Place.Kind.STABLE ? " at stable" : "";
    }

    private static String shift(Step.Shift shift) {
        return switch (shift.to()) {
            case CANDIDATE -> "shift " + shift.share() + " to the candidate";
            case STABLE -> "shift all traffic to stable";
            case NOWHERE -> "shift traffic to nobody";
        };
    }

    private static String hold(Step.Hold hold) {
        var checks = hold.checks().isEmpty() ? "" : ", checking " + Names.and(hold.checks());
        return "hold %s%s, a sample each %s%s"
                .formatted(
                        DurationText.of(hold.length()),
                        stable(hold),
                        DurationText.of(hold.every()),
                        checks);
    }

    private static String notify(Step.Notify notify) {
        var lead = notify.lead();
        return "tell %s: %s%s"
                .formatted(
                        notify.to(),
                        notify.notice(),
                        lead == null
                                ? ""
                                : ", and go on when it has been out " + DurationText.of(lead));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
