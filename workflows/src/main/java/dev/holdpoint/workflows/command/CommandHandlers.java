package dev.holdpoint.workflows.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import org.jspecify.annotations.Nullable;

/**
 * The commands as handlers, the same on deployments, stages and rollbacks: each an update, which is
 * validated and answered, and a signal of the same meaning for whoever has only signals.
 */
public interface CommandHandlers {
    @UpdateMethod(
            name = "approve",
            description =
                    "Say yes to what waits for an approval. Send"
                            + " {\"by\":\"anna\",\"comment\":\"looks good\"}")
    String approve(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "approve")
    void validateApprove(@Nullable JsonNode message);

    @SignalMethod(
            name = "approve",
            description =
                    "Say yes to what waits for an approval. Send"
                            + " {\"by\":\"anna\",\"comment\":\"looks good\"}")
    void approveSignal(@Nullable JsonNode message);

    @UpdateMethod(
            name = "reject",
            description =
                    "Say no to what waits for an approval. Send {\"by\":\"anna\",\"comment\":\"not"
                            + " before the fix\"}")
    String reject(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "reject")
    void validateReject(@Nullable JsonNode message);

    @SignalMethod(
            name = "reject",
            description =
                    "Say no to what waits for an approval. Send {\"by\":\"anna\",\"comment\":\"not"
                            + " before the fix\"}")
    void rejectSignal(@Nullable JsonNode message);

    @UpdateMethod(
            name = "confirm",
            description =
                    "Attest the items of a confirm step. Send"
                            + " {\"by\":\"bo\",\"items\":{\"notes\":\"done\",\"secrets\":\"n/a\"}}")
    String confirm(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "confirm")
    void validateConfirm(@Nullable JsonNode message);

    @SignalMethod(
            name = "confirm",
            description =
                    "Attest the items of a confirm step. Send"
                            + " {\"by\":\"bo\",\"items\":{\"notes\":\"done\",\"secrets\":\"n/a\"}}")
    void confirmSignal(@Nullable JsonNode message);

    @UpdateMethod(
            name = "answer",
            description = "Answer an open question. Send {\"by\":\"kim\",\"answer\":\"rollback\"}")
    String answer(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "answer")
    void validateAnswer(@Nullable JsonNode message);

    @SignalMethod(
            name = "answer",
            description = "Answer an open question. Send {\"by\":\"kim\",\"answer\":\"rollback\"}")
    void answerSignal(@Nullable JsonNode message);

    @UpdateMethod(
            name = "report",
            description =
                    "Report a finding that the rules name. Send"
                        + " {\"by\":\"kim\",\"kind\":\"bug\",\"comment\":\"checkout is broken\"}")
    String report(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "report")
    void validateReport(@Nullable JsonNode message);

    @SignalMethod(
            name = "report",
            description =
                    "Report a finding that the rules name. Send"
                        + " {\"by\":\"kim\",\"kind\":\"bug\",\"comment\":\"checkout is broken\"}")
    void reportSignal(@Nullable JsonNode message);

    @UpdateMethod(
            name = "abort",
            description =
                    "Stop and bring stable back. Send {\"by\":\"kim\",\"comment\":\"wrong"
                            + " version\"}")
    String abort(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "abort")
    void validateAbort(@Nullable JsonNode message);

    @SignalMethod(
            name = "abort",
            description =
                    "Stop and bring stable back. Send {\"by\":\"kim\",\"comment\":\"wrong"
                            + " version\"}")
    void abortSignal(@Nullable JsonNode message);

    @UpdateMethod(
            name = "pause",
            description = "Do not begin the next step; the judge goes on. Send {\"by\":\"kim\"}")
    String pause(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "pause")
    void validatePause(@Nullable JsonNode message);

    @SignalMethod(
            name = "pause",
            description = "Do not begin the next step; the judge goes on. Send {\"by\":\"kim\"}")
    void pauseSignal(@Nullable JsonNode message);

    @UpdateMethod(name = "resume", description = "Go on after a pause. Send {\"by\":\"kim\"}")
    String resume(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "resume")
    void validateResume(@Nullable JsonNode message);

    @SignalMethod(name = "resume", description = "Go on after a pause. Send {\"by\":\"kim\"}")
    void resumeSignal(@Nullable JsonNode message);

    @UpdateMethod(
            name = "promote",
            description =
                    "End the hold before its time; refused while a rule fails. Send"
                            + " {\"by\":\"kim\",\"comment\":\"enough seen\"}")
    String promote(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "promote")
    void validatePromote(@Nullable JsonNode message);

    @SignalMethod(
            name = "promote",
            description =
                    "End the hold before its time; refused while a rule fails. Send"
                            + " {\"by\":\"kim\",\"comment\":\"enough seen\"}")
    void promoteSignal(@Nullable JsonNode message);

    @UpdateMethod(
            name = "extend",
            description =
                    "Let the hold go on longer. Send"
                            + " {\"by\":\"kim\",\"duration\":\"10m\",\"comment\":\"more traffic at"
                            + " noon\"}")
    String extend(@Nullable JsonNode message);

    @UpdateValidatorMethod(updateName = "extend")
    void validateExtend(@Nullable JsonNode message);

    @SignalMethod(
            name = "extend",
            description =
                    "Let the hold go on longer. Send"
                            + " {\"by\":\"kim\",\"duration\":\"10m\",\"comment\":\"more traffic at"
                            + " noon\"}")
    void extendSignal(@Nullable JsonNode message);
}
