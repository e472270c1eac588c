package dev.holdpoint.worker.approval;

import dev.holdpoint.activities.ssh.SshKeygen;
import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.workflows.approval.Approval;
import dev.holdpoint.workflows.approval.Statement;
import dev.holdpoint.workflows.port.ApprovalActivities;
import dev.holdpoint.workflows.runbook.People;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** Checks signatures by the documents of now, read anew each time. */
public final class ApprovalCheck implements ApprovalActivities {
    private final Supplier<Documents> documents;
    private final InstantSource clock;
    private final SshKeygen ssh = new SshKeygen(Statement.NAMESPACE);

    /**
     * @param clock by which keys expire
     */
    public ApprovalCheck(Supplier<Documents> documents, InstantSource clock) {
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public Verified verify(VerifyCall call) {
        var now = documents.get();
        var service = now.services().get(call.service());
        var name = service == null ? null : service.value().peopleDocument();
        if (name == null) {
            return refused(
                    "Service %s names no People document any more, so nobody can be known by a key."
                            .formatted(call.service()));
        }
        var people = now.people().get(name);
        if (people == null) {
            return refused(
                    "There is no People document %s any more, so nobody can be known by a key."
                            .formatted(name));
        }
        return people.problems().isEmpty()
                ? verify(call, people.value())
                : refused(wrong(name, people.problems()));
    }

    private static String wrong(String name, List<Problem> problems) {
        return "The People document %s is not right as it is now, so nobody is known by it: %s"
                .formatted(name, problems.getFirst().text());
    }

    private Verified verify(VerifyCall call, People people) {
        var signers = new Signer(people);
        var unheld = signers.unheld(call.by(), call.role());
        if (unheld != null) {
            return refused(unheld);
        }
        var fingerprint = ssh.signer(call.statement(), call.signature());
        if (fingerprint.isEmpty()) {
            return refused(
                    "The signature does not fit the statement: one of them was changed, or it was made for another text or namespace. Sign anew: holdpoint %s, or ssh-keygen -Y sign -n %s."
                            .formatted(call.decision(), Statement.NAMESPACE));
        }
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var unproven = signers.unproven(call.by(), fingerprint.get(), at);
        if (unproven != null) {
            return refused(unproven);
        }
        var key = signers.key(call.by(), fingerprint.get()).orElseThrow().plain();
        return ssh.verifies(call.by(), key, call.statement(), call.signature())
                ? new Verified(
                        new Approval(
                                call.by(),
                                call.decision(),
                                call.statement(),
                                call.signature(),
                                key,
                                fingerprint.get(),
                                at),
                        null)
                : refused(
                        "ssh-keygen -Y verify does not take the signature for one of %s with %s."
                                .formatted(call.by(), fingerprint.get()));
    }

    private static Verified refused(String why) {
        return new Verified(null, why);
    }
}
