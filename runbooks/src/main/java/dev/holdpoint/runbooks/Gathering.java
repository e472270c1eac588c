package dev.holdpoint.runbooks;

import dev.holdpoint.runbooks.linter.RunbookLinter;
import dev.holdpoint.runbooks.linter.ServiceLinter;
import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.runbooks.reader.DocumentReader;
import dev.holdpoint.runbooks.reader.DocumentReader.Outcome;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.runbook.Freeze;
import dev.holdpoint.workflows.runbook.People;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Finds the documents of folders and files, by kind and name. */
final class Gathering {
    private static final Pattern FREEZE = Pattern.compile("(?im)^\\W*kind\\W+freeze\\b");
    private static final Pattern OTHER =
            Pattern.compile("(?im)^[\"']?kind\\b\\W+(runbook|service|people)\\b");

    private final DocumentReader reader;
    private final Map<String, Document<Runbook>> runbooks = new LinkedHashMap<>();
    private final Map<String, Document<Service>> services = new LinkedHashMap<>();
    private final Map<String, Document<People>> people = new LinkedHashMap<>();
    private final Map<String, Document<Freeze>> freezes = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Gathering(AdapterCatalog catalog) {
        reader = new DocumentReader(catalog);
    }

    Documents gather(List<Path> foldersAndFiles) {
        foldersAndFiles.stream()
                .flatMap(path -> files(path).stream())
                .distinct()
                .forEach(this::read);
        return new Documents(runbooks, services, people, freezes, problems);
    }

    private List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var below = Files.walk(path)) {
            return below.filter(Gathering::isYaml).filter(Gathering::isFile).sorted().toList();
        } catch (IOException unreadable) {
            refuse(path, unreadable);
        } catch (UncheckedIOException unreadable) {
            refuse(path, Objects.requireNonNull(unreadable.getCause()));
        }
        return List.of();
    }

    private static boolean isYaml(Path file) {
        return file.toString().endsWith(".yaml") || file.toString().endsWith(".yml");
    }

    /** Whether it is one, or a link to one that is not there: what it says nobody knows. */
    private static boolean isFile(Path file) {
        return Files.isRegularFile(file) || !Files.exists(file);
    }

    private void read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            add(reader.read(file.toString(), bytes), file, bytes);
        } catch (IOException unreadable) {
            refuse(file, unreadable);
        }
    }

    private void refuse(Path path, IOException unreadable) {
        var at = unreadable instanceof FileSystemException f ? f.getFile() : path.toString();
        var problem =
                new Problem(
                        ProblemKind.UNREADABLE,
                        Position.start(at),
                        "",
                        null,
                        "cannot be read, " + why(unreadable));
        unread(List.of(problem), at);
    }

    private static String why(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "this user may not read it";
            default -> String.valueOf(unreadable.getMessage());
        };
    }

    private void add(Outcome outcome, Path file, byte[] bytes) {
        switch (outcome) {
            case Outcome.Unread(var found) -> unread(found, file, bytes);
            case Outcome.ReadRunbook(var name, var document) ->
                    put(runbooks, name, judged(document));
            case Outcome.ReadService(var name, var document) ->
                    put(services, name, document.and(ServiceLinter.judge(document)));
            case Outcome.ReadPeople(var name, var document) -> put(people, name, document);
            case Outcome.ReadFreeze(var name, var document) -> put(freezes, name, document);
        }
    }

    /** A freeze that nobody can read must not be taken for none. */
    private void unread(List<Problem> found, Path file, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (OTHER.matcher(text).find() && !FREEZE.matcher(text).find()) {
            problems.addAll(found);
        } else {
            unread(found, file.toString());
        }
    }

    private void unread(List<Problem> found, String file) {
        freezes.put(file, new Document<>(file, Freeze.UNREAD, "", Map.of(), found));
    }

    private static Document<Runbook> judged(Document<Runbook> document) {
        return document.and(RunbookLinter.judge(document)).and(Holidays.judge(document));
    }

    private <T> void put(Map<String, Document<T>> known, String name, Document<T> document) {
        // a document without a name is told so, and is no duplicate of another one
        var first = known.putIfAbsent(name.isEmpty() ? document.file() : name, document);
        if (first != null) {
            problems.addAll(document.problems());
            problems.add(
                    document.problem(
                            ProblemKind.DUPLICATE_DOCUMENT,
                            "name",
                            name,
                            "expected another name, this one stands in " + first.file()));
        }
    }
}
