package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.Holidays;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.runbook.Freeze;
import dev.holdpoint.workflows.runbook.People;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a request and the documents there are to a plan: the one way for worker and command line.
 */
public final class Planner {
    private final Documents documents;
    private final AdapterCatalog adapters;
    private final @Nullable String commit;
    private final Instant now;

    /**
     * @param commit the git commit of the runbooks' folder; null outside git
     * @param now when it is planned, for the freezes
     */
    public Planner(
            Documents documents, AdapterCatalog adapters, @Nullable String commit, Instant now) {
        this.documents = documents;
        this.adapters = adapters;
        this.commit = commit;
        this.now = now;
    }

    /** Plans a request, or tells everything that is against it. */
    public Planned plan(DeploymentRequest request, Scope scope, ArtifactSource source) {
        var problems = new ArrayList<PlanProblem>();
        var service = service(request, problems);
        if (service.isEmpty()) {
            return new Planned.Refused(problems);
        }
        var runbook = runbook(request, service.get(), problems);
        var roles = roles(service.get(), problems);
        var artifact =
                service.get().problems().isEmpty()
                        ? artifact(service.get().value(), request, source, problems)
                        : unresolved(request);
        if (runbook.isEmpty() || !sound(service.get()) || !sound(runbook.get())) {
            return new Planned.Refused(problems);
        }
        var sources =
                new Sources(
                        runbook.get().value(),
                        reference(runbook.get()),
                        service.get().value(),
                        roles,
                        keyed(service.get().value()),
                        request,
                        artifact,
                        Holidays.of(runbook.get()),
                        freezes(request, problems),
                        now,
                        scope);
        return compile(sources, new Located(runbook.get(), service.get()), problems);
    }

    private Planned compile(Sources sources, Located located, List<PlanProblem> problems) {
        return switch (new Compiler(adapters).compile(sources)) {
            case Compiled.Ready(var plan) when problems.isEmpty() -> new Planned.Ready(plan);
            case Compiled.Ready _ -> new Planned.Refused(problems);
            case Compiled.Refused(var findings) -> {
                findings.stream().map(located::problem).forEach(problems::add);
                yield new Planned.Refused(problems);
            }
        };
    }

    /** Where the findings of the compiler stand in the files. */
    private record Located(Document<Runbook> runbook, Document<Service> service) {
        PlanProblem problem(Finding finding) {
            var path = finding.spot().path();
            return switch (finding.spot().document()) {
                case RUNBOOK -> new PlanProblem(runbook.at(path), path, finding.sentence());
                case SERVICE -> new PlanProblem(service.at(path), path, finding.sentence());
                case REQUEST -> PlanProblem.request(path, finding.sentence());
            };
        }
    }

    private Optional<Document<Service>> service(
            DeploymentRequest request, List<PlanProblem> problems) {
        var known = documents.services();
        var found = Optional.ofNullable(known.get(request.service()));
        if (found.isEmpty()) {
            problems.add(
                    PlanProblem.request(
                            "service",
                            "there is no service \"%s\"; there is: %s"
                                    .formatted(request.service(), Names.known(known.keySet()))));
            unread(problems);
        }
        found.ifPresent(service -> told(service, request.service(), problems));
        return found;
    }

    private Optional<Document<Runbook>> runbook(
            DeploymentRequest request, Document<Service> service, List<PlanProblem> problems) {
        var name = request.runbook() == null ? service.value().runbook() : request.runbook();
        var own = Optional.ofNullable(documents.runbooks().get(name));
        var found = own.or(() -> Shipped.runbook(name, adapters));
        if (found.isEmpty()) {
            var sentence =
                    "there is no runbook \"%s\"; there is: %s"
                            .formatted(name, Names.known(known()));
            problems.add(
                    request.runbook() == null
                            ? new PlanProblem(service.at("runbook"), "runbook", sentence)
                            : PlanProblem.request("runbook", sentence));
            unread(problems);
        }
        found.ifPresent(runbook -> told(runbook, name, problems));
        return found;
    }

    private List<String> known() {
        var names = new LinkedHashSet<>(documents.runbooks().keySet());
        names.addAll(Shipped.NAMES);
        return List.copyOf(names);
    }

    /**
     * Every freeze that is not over. One that cannot be read may be meant for this run, so it stops
     * all but an emergency.
     */
    private List<Freeze> freezes(DeploymentRequest request, List<PlanProblem> problems) {
        if (!Boolean.TRUE.equals(request.emergency())) {
            documents.freezes().values().stream()
                    .filter(this::mayHold)
                    .map(freeze -> freeze.and(documents.frozen(freeze)))
                    .forEach(freeze -> told(freeze, freeze.value().name(), problems));
        }
        return documents.freezes().values().stream()
                .filter(Planner::sound)
                .map(Document::value)
                .toList();
    }

    /** Whether it is not over, or one that cannot be told from it. */
    private boolean mayHold(Document<Freeze> freeze) {
        return !sound(freeze)
                || freeze.value().to().isAfter(now)
                || documents.unread().stream()
                        .anyMatch(problem -> twice(problem, freeze.value().name()));
    }

    private Map<String, List<String>> roles(Document<Service> service, List<PlanProblem> problems) {
        var name = service.value().peopleDocument();
        if (name == null) {
            return service.value().roles();
        }
        Document<People> people = documents.people().get(name);
        if (people == null) {
            problems.add(
                    new PlanProblem(
                            service.at("people"),
                            "people",
                            "there is no People document \"%s\"; there is: %s"
                                    .formatted(name, Names.known(documents.people().keySet()))));
            unread(problems);
            return Map.of();
        }
        told(people, name, problems);
        return people.value().roles();
    }

    private List<String> keyed(Service service) {
        var name = service.peopleDocument();
        var people = name == null ? null : documents.people().get(name);
        return people == null
                ? List.of()
                : people.value().keyed(now.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /**
     * A broken file elsewhere in the folder stops nobody, unless it may be the one looked for, or a
     * freeze.
     */
    private void unread(List<PlanProblem> problems) {
        tell(documents.unread(), problems);
        documents.freezes().values().stream()
                .filter(freeze -> freeze.value().equals(Freeze.UNREAD))
                .forEach(freeze -> tell(freeze.problems(), problems));
    }

    private void told(Document<?> document, String name, List<PlanProblem> problems) {
        tell(document.problems(), problems);
        tell(
                documents.unread().stream().filter(problem -> twice(problem, name)).toList(),
                problems);
    }

    private static void tell(List<Problem> found, List<PlanProblem> problems) {
        found.stream()
                .map(PlanProblem::of)
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
    }

    private static boolean twice(Problem problem, String name) {
        return problem.kind() == ProblemKind.DUPLICATE_DOCUMENT && name.equals(problem.found());
    }

    private static boolean sound(Document<?> document) {
        return document.problems().isEmpty();
    }

    private static Artifact artifact(
            Service service,
            DeploymentRequest request,
            ArtifactSource source,
            List<PlanProblem> problems) {
        try {
            return source.resolve(service.source(), request);
        } catch (ApplicationFailure refused) {
            if (!refused.isNonRetryable()) {
                throw refused;
            }
            problems.add(PlanProblem.request("version", refused.getOriginalMessage()));
            return unresolved(request);
        }
    }

    /**
     * Stands in for an artifact so that everything else can be judged; it never gets into a plan.
     */
    private static Artifact unresolved(DeploymentRequest request) {
        return new Artifact(request.version(), "", null, null, Map.of());
    }

    private Plan.RunbookReference reference(Document<Runbook> runbook) {
        boolean own = documents.runbooks().containsValue(runbook);
        return new Plan.RunbookReference(
                runbook.value().name(), runbook.digest(), own ? commit : null);
    }
}
