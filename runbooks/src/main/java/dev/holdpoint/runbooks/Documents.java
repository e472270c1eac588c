package dev.holdpoint.runbooks;

import dev.holdpoint.runbooks.linter.FreezeNames;
import dev.holdpoint.runbooks.linter.Meeting;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.runbook.Freeze;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.People;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The documents of a folder, by kind and name, read and judged each for itself.
 *
 * @param freezes those, and by its name each file that nobody can tell the kind of
 * @param unread problems of other files that are no documents, and of documents that exist twice
 */
public record Documents(
        Map<String, Document<Runbook>> runbooks,
        Map<String, Document<Service>> services,
        Map<String, Document<People>> people,
        Map<String, Document<Freeze>> freezes,
        List<Problem> unread) {

    public Documents {
        runbooks = Ordered.copy(runbooks);
        services = Ordered.copy(services);
        people = Ordered.copy(people);
        freezes = Ordered.copy(freezes);
        unread = List.copyOf(unread);
    }

    /** Without freezes. */
    public Documents(
            Map<String, Document<Runbook>> runbooks,
            Map<String, Document<Service>> services,
            Map<String, Document<People>> people,
            List<Problem> unread) {
        this(runbooks, services, people, Map.of(), unread);
    }

    /** Reads every {@code .yaml} and {@code .yml} file in a folder and below, or one file. */
    public static Documents read(Path folderOrFile, AdapterCatalog catalog) {
        return read(List.of(folderOrFile), catalog);
    }

    /** Reads several folders and files as if they were one folder. */
    public static Documents read(List<Path> foldersAndFiles, AdapterCatalog catalog) {
        return new Gathering(catalog).gather(foldersAndFiles);
    }

    /** All problems of each document for itself, in the order a person reads the files. */
    public List<Problem> problems() {
        return Stream.of(
                        unread.stream(),
                        problems(runbooks),
                        problems(services),
                        problems(people),
                        problems(freezes))
                .flatMap(problems -> problems)
                .sorted(Problem.READING_ORDER)
                .toList();
    }

    /** What shows only where a service meets the runbook it names, when both are here. */
    public List<Problem> together() {
        return Stream.concat(
                        services.values().stream().flatMap(service -> meeting(service).stream()),
                        freezes.values().stream().flatMap(freeze -> frozen(freeze).stream()))
                .sorted(Problem.READING_ORDER)
                .toList();
    }

    private List<Problem> meeting(Document<Service> service) {
        var runbook = runbooks.get(service.value().runbook());
        return runbook == null ? List.of() : Meeting.judge(runbook, service, people);
    }

    /** What a freeze names that is nowhere in these documents: it would hold for nobody. */
    public List<Problem> frozen(Document<Freeze> freeze) {
        return FreezeNames.judge(freeze, values(services), values(runbooks), values(people));
    }

    private static <T> List<T> values(Map<String, Document<T>> documents) {
        return documents.values().stream().map(Document::value).toList();
    }

    private static <T> Stream<Problem> problems(Map<String, Document<T>> documents) {
        return documents.values().stream().flatMap(document -> document.problems().stream());
    }
}
