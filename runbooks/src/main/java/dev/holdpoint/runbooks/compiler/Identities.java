package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;

/** Says of a run whose approvals are not signed that they are not. */
record Identities(Context context, List<NumberedStage> selected, List<String> notes) {
    private static final String CLAIMED =
            "approvals are claimed: Holdpoint takes the name that is given, and whoever reaches the"
                    + " Temporal server can give any; an environment that says identity: signed"
                    + " asks for proof";

    /** Notes what is not proven. */
    void judge() {
        boolean approved =
                selected.stream()
                        .flatMap(stage -> stage.steps().stream())
                        .anyMatch(step -> step.step() instanceof Step.Approve);
        if (approved && selected.stream().map(NumberedStage::stage).noneMatch(this::signed)) {
            notes.add(CLAIMED);
        }
    }

    private boolean signed(Stage stage) {
        return context.signed(stage.environment());
    }
}
