package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Refuses a run that changes an environment with signed approvals and could do it without one. */
record Signatures(Context context, List<Left> left) {
    /** What silence may mean that needs no signature to go on. */
    private static final Set<String> UNSIGNED = Set.of("ask", "continue");

    void judge() {
        if (context.sources().scope().back()) {
            return;
        }
        var signed = signed();
        if (!signed.isEmpty()) {
            approvals().forEach(step -> signers(step, signed.getFirst()));
        }
        var changed =
                signed.stream()
                        .filter(it -> left.stream().anyMatch(step -> step.changes(it)))
                        .toList();
        changed.forEach(this::change);
        if (!changed.isEmpty()) {
            approvals().forEach(step -> silence(step, changed.getFirst()));
        }
    }

    /** Nobody gets by an approval by waiting until its time is over. */
    private void silence(Left step, String environment) {
        var otherwise = step.planned().step().common().otherwise();
        if (otherwise != null && UNSIGNED.contains(otherwise)) {
            context.findings()
                    .add(
                            step.spot().at("otherwise"),
                            "%s takes signed approvals, and by otherwise: %s whoever waits long enough goes on without one; say hold, stop or rollback"
                                    .formatted(environment, otherwise));
        }
    }

    private List<String> signed() {
        return left.stream()
                .map(Left::stage)
                .map(PlannedStage::environment)
                .filter(Objects::nonNull)
                .distinct()
                .filter(context::signed)
                .toList();
    }

    private List<Left> approvals() {
        return left.stream().filter(Left::approves).toList();
    }

    private void change(String environment) {
        approved(environment);
        var by = context.sources().request().by();
        if (by == null || by.isBlank()) {
            context.findings()
                    .add(
                            Spot.request("by"),
                            "say who starts it; %s takes signed approvals, and who starts a run does not approve it"
                                    .formatted(environment));
        }
    }

    /** Something asks before the first change, whatever the run finds. */
    private void approved(String environment) {
        for (var step : left) {
            if (step.surelyApproves()) {
                return;
            }
            if (step.changes(environment)) {
                context.findings()
                        .add(
                                step.spot(),
                                "%s takes signed approvals, and before step %s this run is sure of none: put an approve step before it that asks whatever is deployed"
                                        .formatted(environment, step.planned().id()));
                return;
            }
        }
    }

    /** Somebody can sign it who did not start it. */
    private void signers(Left step, String environment) {
        var role = step.planned().step() instanceof Step.Approve approve ? approve.role() : "";
        var holders = context.sources().roles().getOrDefault(role, List.of());
        var keyed = holders.stream().filter(context.sources().keyed()::contains).toList();
        var by = context.sources().request().by();
        if (!holders.isEmpty() && keyed.stream().allMatch(it -> it.equals(by))) {
            context.findings()
                    .add(
                            step.spot().at("approve"),
                            "%s takes signed approvals, and nobody who holds %s (%s) has a key that counts today%s: give one in the People document, people.NAME.keys"
                                    .formatted(
                                            environment,
                                            role,
                                            String.join(", ", holders),
                                            keyed.isEmpty()
                                                    ? ""
                                                    : " but %s, who starts it".formatted(by)));
        }
    }
}
