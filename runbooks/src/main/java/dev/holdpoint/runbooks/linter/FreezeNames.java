package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.runbook.Freeze;
import dev.holdpoint.workflows.runbook.People;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a freeze names exists: one with a slip of the pen would hold for nobody, or let all in. */
public final class FreezeNames {
    private FreezeNames() {}

    /**
     * What is wrong with a freeze among these documents. Types are not judged where a service
     * follows a runbook that is not here.
     */
    public static List<Problem> judge(
            Document<Freeze> document,
            List<Service> services,
            List<Runbook> runbooks,
            List<People> people) {
        var report = new Report(document);
        var names = new Names(report, document.value());
        names.services(services.stream().map(Service::name).toList());
        names.environments(
                services.stream()
                        .flatMap(service -> service.environments().keySet().stream())
                        .toList());
        var here = runbooks.stream().map(Runbook::name).toList();
        if (services.stream().map(Service::runbook).allMatch(here::contains)) {
            names.types(runbooks.stream().flatMap(it -> it.types().stream()).toList());
        }
        names.roles(roles(services, people).flatMap(it -> it.keySet().stream()).toList());
        names.people(holders(services, people));
        return report.problems();
    }

    private static Stream<Map<String, List<String>>> roles(
            List<Service> services, List<People> people) {
        return Stream.concat(
                people.stream().map(People::roles), services.stream().map(Service::roles));
    }

    private static List<String> holders(List<Service> services, List<People> people) {
        return Stream.concat(
                        people.stream().flatMap(it -> it.people().keySet().stream()),
                        roles(services, people)
                                .flatMap(it -> it.values().stream().flatMap(List::stream)))
                .toList();
    }

    /** The names of one freeze, held against those there are. */
    private record Names(Report report, Freeze freeze) {
        void services(List<String> there) {
            each("services", freeze.scope().services(), ProblemKind.SERVICE_UNKNOWN, there);
        }

        void environments(List<String> there) {
            each(
                    "environments",
                    freeze.scope().environments(),
                    ProblemKind.ENVIRONMENT_UNKNOWN,
                    there);
        }

        void types(List<String> there) {
            each("types", freeze.scope().types(), ProblemKind.TYPE_UNKNOWN, there);
            each("exempt.types", freeze.exempt().types(), ProblemKind.TYPE_UNKNOWN, there);
        }

        void roles(List<String> there) {
            each("exempt.roles", freeze.exempt().roles(), ProblemKind.ROLE_UNHELD, there);
        }

        void people(List<String> there) {
            each("exempt.people", freeze.exempt().people(), ProblemKind.PERSON_UNKNOWN, there);
        }

        private void each(String path, List<String> names, ProblemKind kind, List<String> there) {
            var what = path.substring(path.indexOf('.') + 1);
            var known = new Known(what, there.stream().distinct().toList());
            for (int index = 0; index < names.size(); index++) {
                known.judge(report, kind, path + "[" + index + "]", names.get(index));
            }
        }
    }
}
