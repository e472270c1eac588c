package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.approval.Approval;
import dev.holdpoint.workflows.approval.Subject;
import dev.holdpoint.workflows.approval.Wanted;
import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.port.ApprovalActivities.Verified;
import dev.holdpoint.workflows.port.ApprovalActivities.VerifyCall;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has signed decisions checked before they count, and shows those that do not. */
final class Notary {
    private final Plan plan;
    private final Board board;
    private final Stop stop;
    private int checking;

    Notary(Plan plan, Board board, Stop stop) {
        this.plan = plan;
        this.board = board;
        this.stop = stop;
    }

    /** Whether a signature is being checked. */
    boolean busy() {
        return checking > 0;
    }

    /** Refuses, without a look at the signature, what an approval here cannot be. */
    static void examine(Command.Decision said, Question question) {
        if ((said.statement() == null) != (said.signature() == null)) {
            throw Sentence.refused(
                    "A signature goes with the text that was signed: send both, statement and"
                            + " signature.");
        }
        if (question.toSign() == null && said.signature() != null) {
            throw Sentence.refused(
                    "%s takes a name as it is claimed, and nobody would check the signature: leave statement and signature away."
                            .formatted(question.id()));
        }
        if (question.toSign() != null && said.signature() == null) {
            demandSignature(said, question.toSign());
        }
    }

    /** A no needs no proof: it can do nothing that an abort could not. */
    private static void demandSignature(Command.Decision said, Subject subject) {
        if (said instanceof Command.Approve) {
            throw Sentence.refused(
                    "%s takes signed approvals, and this one of %s is not signed. Sign it with: holdpoint approve %s --by %s --key KEYFILE (without Holdpoint: docs/steps/approve.md)"
                            .formatted(
                                    subject.environment(),
                                    said.by(),
                                    subject.deployment(),
                                    said.by()));
        }
    }

    /**
     * The approval to keep, once it is known to be that person's and about this; waits for a worker
     * to say so.
     *
     * @return null where nothing was signed
     */
    @Nullable Approval check(Command.Decision said, Question question) {
        var subject = question.toSign();
        if (subject == null || said.statement() == null || said.signature() == null) {
            return null;
        }
        var verified = verified(said, question, subject);
        if (verified.approval() == null) {
            var why = String.valueOf(verified.refusal());
            board.happened(
                    "refused %s of %s for %s: %s"
                            .formatted(said.name(), said.by(), question.id(), why));
            throw Sentence.refused(why);
        }
        return verified.approval();
    }

    private Verified verified(Command.Decision said, Question question, Subject subject) {
        var statement = Objects.requireNonNull(said.statement());
        var wanted = new Wanted(subject, said.name(), said.by(), question.asked());
        var wrong = wanted.refusal(statement, Moment.now());
        if (wrong == null) {
            wrong = own(said, question);
        }
        return wrong == null
                ? asked(
                        new VerifyCall(
                                subject.service(),
                                question.role(),
                                said.name(),
                                said.by(),
                                statement,
                                Objects.requireNonNull(said.signature())))
                : new Verified(null, wrong);
    }

    /** Two people look at what is approved. */
    private @Nullable String own(Command.Decision said, Question question) {
        return said instanceof Command.Approve && said.by().equals(plan.request().by())
                ? "%s started this run, and who starts a run does not approve it: somebody else of %s has to."
                        .formatted(said.by(), question.whose("the people"))
                : null;
    }

    private Verified asked(VerifyCall call) {
        checking++;
        try {
            var answer = began(call);
            Workflow.await(() -> answer.isCompleted() || stop.decided());
            return answer.isCompleted()
                    ? answer.get()
                    : new Verified(null, "It stops, so nothing is approved any more.");
        } catch (ActivityFailure e) {
            return new Verified(
                    null,
                    "The signature could not be checked, so it does not count: %s Send it again when that is mended."
                            .formatted(ended(Failures.sentence(e))));
        } finally {
            checking--;
        }
    }

    /** In a scope of its own: a cancel request ends what waits for people, not a rollback's. */
    private static Promise<Verified> began(VerifyCall call) {
        var began = new java.util.ArrayList<Promise<Verified>>();
        var port = Ports.approvals("check the signature of " + call.by());
        Workflow.newDetachedCancellationScope(
                        () -> began.add(Async.function(() -> port.verify(call))))
                .run();
        return began.getFirst();
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
