package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.runbook.Identity;
import dev.holdpoint.workflows.runbook.People;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;
import java.util.Map;

/** Where approvals are signed, somebody of each role that approves has a key to sign with. */
final class Signers {
    private Signers() {}

    static void judge(
            Runbook runbook,
            Service service,
            Map<String, Document<People>> people,
            Report inService) {
        service.environments()
                .forEach((name, environment) -> {
                    if (environment.identity() == Identity.SIGNED) {
                        var path = "environments." + name + ".identity";
                        judge(runbook, service, people, new Place(inService, path));
                    }
                });
    }

    /** Where to tell it. */
    private record Place(Report report, String path) {
        void missing(String why) {
            report.refuse(ProblemKind.KEY_MISSING, path, "signed", why);
        }
    }

    private static void judge(
            Runbook runbook, Service service, Map<String, Document<People>> people, Place place) {
        var name = service.peopleDocument();
        if (name == null) {
            place.missing("expected people to name a People document, where keys stand");
            return;
        }
        var document = people.get(name);
        if (document == null) {
            return;
        }
        approving(runbook).stream()
                .filter(role -> document.value().signers(role).isEmpty())
                .forEach(role ->
                        place.missing(
                                "nobody who holds %s has a key in the People document %s"
                                        .formatted(role, name)));
    }

    private static List<String> approving(Runbook runbook) {
        return PlacedStep.all(runbook).stream()
                .map(PlacedStep::step)
                .filter(Step.Approve.class::isInstance)
                .map(step -> ((Step.Approve) step).role())
                .distinct()
                .toList();
    }
}
