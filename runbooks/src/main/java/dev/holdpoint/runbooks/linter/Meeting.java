package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.runbook.People;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What shows only when a runbook meets a service: names that one uses and the other has not. All
 * steps count, also those that a condition may skip.
 */
public final class Meeting {
    private final Runbook runbook;
    private final Service service;
    private final Report inRunbook;
    private final Report inService;

    private Meeting(Document<Runbook> runbook, Document<Service> service) {
        this.runbook = runbook.value();
        this.service = service.value();
        inRunbook = new Report(runbook);
        inService = new Report(service);
    }

    /**
     * What is wrong with the two together.
     *
     * @param people the People documents there are, by name
     */
    public static List<Problem> judge(
            Document<Runbook> runbook,
            Document<Service> service,
            Map<String, Document<People>> people) {
        var meeting = new Meeting(runbook, service);
        meeting.roles(people);
        StepNames.judge(meeting.runbook, meeting.service, meeting.inRunbook);
        RuleNames.judge(meeting.runbook, meeting.service, meeting.inRunbook);
        Environments.judge(meeting.runbook, meeting.service, meeting.inRunbook);
        return Stream.of(meeting.inRunbook, meeting.inService)
                .flatMap(report -> report.problems().stream())
                .sorted(Problem.READING_ORDER)
                .toList();
    }

    private void roles(Map<String, Document<People>> people) {
        held(people).ifPresent(held -> Roles.judge(runbook, held, inRunbook));
        Signers.judge(runbook, service, people, inService);
    }

    private Optional<Map<String, List<String>>> held(Map<String, Document<People>> people) {
        var name = service.peopleDocument();
        if (name == null) {
            return Optional.of(service.roles());
        }
        new Known("People documents", people.keySet())
                .judge(inService, ProblemKind.PEOPLE_UNKNOWN, "people", name);
        return Optional.ofNullable(people.get(name)).map(document -> document.value().roles());
    }
}
