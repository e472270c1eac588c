package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.runbooks.compiler.Numbered.NumberedStep;
import dev.holdpoint.workflows.runbook.Identity;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;
import java.util.Objects;

/** Whether the approvals of a run are signed, and that somebody is there who can sign them. */
record Identities(Context context, List<NumberedStage> selected, List<String> notes) {
    private static final String CLAIMED =
            "approvals are claimed: Holdpoint takes the name that is given, and whoever reaches the"
                    + " Temporal server can give any; an environment that says identity: signed"
                    + " asks for proof";

    /** Tells who is missing, else notes what is not proven. */
    void judge() {
        var approvals =
                selected.stream()
                        .flatMap(stage -> stage.steps().stream())
                        .filter(step -> step.step() instanceof Step.Approve)
                        .toList();
        var signed = signed();
        if (signed.isEmpty()) {
            if (!approvals.isEmpty()) {
                notes.add(CLAIMED);
            }
            return;
        }
        approvals.forEach(step -> judge(step, signed.getFirst()));
    }

    private List<String> signed() {
        return selected.stream()
                .map(NumberedStage::stage)
                .map(Stage::environment)
                .filter(Objects::nonNull)
                .distinct()
                .filter(this::signed)
                .toList();
    }

    private boolean signed(String environment) {
        var there = context.sources().service().environments().get(environment);
        return there != null && there.identity() == Identity.SIGNED;
    }

    private void judge(NumberedStep step, String environment) {
        var role = step.step() instanceof Step.Approve approve ? approve.role() : "";
        var holders = context.sources().roles().getOrDefault(role, List.of());
        if (!holders.isEmpty() && holders.stream().noneMatch(context.sources().keyed()::contains)) {
            context.findings()
                    .add(
                            step.spot().at("approve"),
                            "%s takes signed approvals, and nobody who holds %s (%s) has a key: give one in the People document, people.NAME.keys"
                                    .formatted(environment, role, String.join(", ", holders)));
        }
    }
}
